import type { Inventory } from '../../adapters/jenkins/jenkins-control.ts';
import type { LeaderRecord } from '../run/recorded-work.ts';

/** Most names in one message. */
const NAMED = 5;

/**
 * What a leader that is back lacks of what it had: its version, nodes, jobs and plugins. Plugins may be newer than before; what
 * is new beside is welcome.
 * @param version - the core version that it is to have, as `X-Jenkins` says it
 */
export function leaderFaults(before: LeaderRecord, now: Inventory, version: string): readonly string[] {
  const plugins = Object.keys(before.plugins).filter(name => !Object.hasOwn(now.plugins, name));
  return [
    ...(now.version === version ? [] : [`it runs Jenkins ${now.version} instead of ${version}`]),
    ...missing('node', before.nodes, now.nodes),
    ...missing('job', before.jobs, now.jobs),
    ...missing('plugin', plugins, []),
  ];
}

function missing(what: string, before: readonly string[], now: readonly string[]): readonly string[] {
  const there = new Set(now);
  const gone = before.filter(name => !there.has(name));
  if (gone.length === 0) return [];
  const more = gone.length > NAMED ? ` and ${gone.length - NAMED} more` : '';
  return [
    `${gone.length === 1 ? `a ${what} is` : `${what}s are`} missing: ${gone.slice(0, NAMED).join(', ')}${more}`,
  ];
}
