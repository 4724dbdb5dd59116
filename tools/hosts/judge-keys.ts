import { createHash } from 'node:crypto';
import { EXIT } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { KnownHost } from './known-hosts.ts';
import type { Machine } from './machines.ts';

/** What a machine's console says, beside what was known of the machine before. */
export interface Published {
  readonly machine: Machine;
  /** What its console shows now; none: nothing yet, or no longer. */
  readonly now: readonly string[];
  /** What was known of this very instance; undefined: nothing. */
  readonly before: readonly string[] | undefined;
}

/** The keys to trust of one machine, and why. */
export interface Judged {
  readonly machine: Machine;
  readonly keys: readonly string[];
  readonly source: 'published' | 'as-before' | 'accepted' | 'none';
}

/**
 * Decides which keys are trusted. A machine makes its host keys once, so another key of the same instance means that
 * somebody else answers, or that somebody made new keys on it, and a person must say which.
 * @throws UserError for all changed keys that are not accepted by the host's name.
 */
export function judgeKeys(
  published: readonly Published[],
  accepted: ReadonlySet<string>,
  source: string,
): readonly Judged[] {
  const changed = published.filter(one => isChanged(one) && !accepted.has(one.machine.name));
  if (changed.length > 0)
    throw new UserError(
      `nothing was written, because hosts publish other keys than those in ${source}:${changed.map(changeText).join('')}`,
      {
        fix: `find out why; where new keys were made on purpose, accept each host by name: ${changed
          .map(({ machine }) => `--accept-new-keys ${machine.name}`)
          .join(' ')}`,
        exitCode: EXIT.failed,
      },
    );
  return published.map(judged);
}

function judged(one: Published): Judged {
  const { machine, now, before = [] } = one;
  if (now.length === 0) return { machine, keys: before, source: before.length > 0 ? 'as-before' : 'none' };
  if (before.length === 0) return { machine, keys: now, source: 'published' };
  return { machine, keys: now, source: isChanged(one) ? 'accepted' : 'as-before' };
}

/** Whether a console shows keys, and others than before; in which order does not matter. */
function isChanged({ now, before = [] }: Published): boolean {
  if (now.length === 0 || before.length === 0) return false;
  return now.some(key => !before.includes(key)) || before.some(key => !now.includes(key));
}

const changeText = ({ machine, now, before = [] }: Published): string =>
  [
    `\n  ${machine.name} (${machine.instanceId})`,
    ...before.filter(key => !now.includes(key)).map(key => `\n    no longer ${fingerprint(key)}`),
    ...now.filter(key => !before.includes(key)).map(key => `\n    now ${fingerprint(key)}`),
  ].join('');

/** A key as `ssh-keygen -l` shows it. */
function fingerprint(key: string): string {
  const [type = '', text = ''] = key.split(' ');
  const digest = createHash('sha256').update(Buffer.from(text, 'base64')).digest('base64');
  return `${type} SHA256:${digest.replaceAll('=', '')}`;
}

/** A machine's line in known_hosts: under its name, its instance id and its address. */
export const knownHostOf = ({ machine: { name, instanceId, address }, keys }: Judged): KnownHost => ({
  names: [name, instanceId, address],
  keys,
  instanceId,
});
