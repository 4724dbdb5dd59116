import { hostKeyIn } from './host-key.ts';

/** The host keys of one machine, as a known_hosts file of OpenSSH holds them. */
export interface KnownHost {
  /** Under which names and addresses it is reached; never empty. */
  readonly names: readonly string[];
  /** Each as `type base64`. */
  readonly keys: readonly string[];
  /** The EC2 instance that published them; undefined: a host outside AWS. */
  readonly instanceId: string | undefined;
}

const LINE = /^[A-Za-z0-9.,:[\]-]{1,2000} (.{1,3300})$/;
const INSTANCE = /^i-[0-9a-f]{8,17}$/;

/** A known_hosts file: one line a key, with the instance that published it as the line's comment. */
export function knownHostsText(hosts: readonly KnownHost[]): string {
  const lines = hosts.flatMap(({ names, keys, instanceId }) =>
    keys.map(key => [names.join(','), key, ...(instanceId === undefined ? [] : [instanceId])].join(' ')),
  );
  return lines.map(line => `${line}\n`).join('');
}

/** The keys of EC2 instances in such a file, by instance; what is no such line is passed over. */
export function knownKeys(text: string): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const line of text.split(/[\r\n]+/)) {
    const rest = LINE.exec(line)?.[1] ?? '';
    const key = hostKeyIn(rest);
    const [, , instance = '', ...more] = rest.split(' ');
    if (key === undefined || more.length > 0 || !INSTANCE.test(instance)) continue;
    known.set(instance, [...(known.get(instance) ?? []), key]);
  }
  return known;
}

/** The names of a host for known_hosts: OpenSSH looks for `[host]:port` when the port is not 22, Jenkins for the host alone. */
export const namesAtPort = (host: string, port: number): readonly string[] =>
  port === 22 ? [host] : [host, `[${host}]:${port}`];
