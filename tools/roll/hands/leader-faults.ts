import { agentsOf } from '../../../fleet/resolve/agents.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Inventory } from '../../adapters/jenkins/jenkins-control.ts';
import type { LeaderRecord } from '../run/recorded-work.ts';

/** Most names in one message. */
const NAMED = 5;

/**
 * What a leader that is back lacks of what it had: its version, nodes, jobs and plugins. Plugins may be newer than before; what
 * is new beside is welcome. Nodes that the fleet file does not have are deleted whenever Jenkins starts, so they prove nothing.
 * @param version - the core version that it is to have, as `X-Jenkins` says it
 */
export function leaderFaults(
  fleet: Fleet,
  before: LeaderRecord,
  now: Inventory,
  version: string,
): readonly string[] {
  const listed = new Set(agentsOf(fleet).map(({ name }) => name));
  const plugins = Object.keys(before.plugins).filter(name => !Object.hasOwn(now.plugins, name));
  return [
    ...(now.version === version ? [] : [`it runs Jenkins ${now.version} instead of ${version}`]),
    ...missing(
      'node',
      before.nodes.filter(name => listed.has(name)),
      now.nodes,
    ),
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
