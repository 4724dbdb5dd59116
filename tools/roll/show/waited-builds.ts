import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { RunningBuild } from '../facts.ts';
import { nodesOf, poolMachines } from '../plan/pool-machine.ts';
import { buildsOn, endWithLeader } from '../plan/running-builds.ts';
import type { RollFacts } from '../run/roll-facts.ts';
import type { RollState } from '../run/roll-state.ts';

/** A build that a roll waits for. Instants are milliseconds since 1970. */
export interface WaitedBuild {
  /** Its address in Jenkins, relative to the root. */
  readonly path: string;
  /** `leader`, or the machine that cannot go before it ends. */
  readonly on: string;
  readonly began: number;
  /** When Jenkins thinks that it ends; undefined: it has no idea. It may lie in the past. */
  readonly ends: number | undefined;
  /** When the drain's policy decides about it. */
  readonly deadline: number;
}

/** The builds that are waited for, as they were seen last: those that are known to end soonest first. */
export function waitedBuilds(
  state: RollState,
  { jenkins, machines }: RollFacts,
  fleet: Fleet,
): readonly WaitedBuild[] {
  if (jenkins === undefined) return [];
  const longest = fleet.maintenance.drain.deadline.seconds * 1_000;
  const waited = (builds: readonly RunningBuild[], on: string, since: number) =>
    builds.map(
      ({ url, startedAt, estimated }): WaitedBuild => ({
        path: url,
        on,
        began: startedAt,
        ends: estimated === undefined ? undefined : startedAt + estimated,
        deadline: since + longest,
      }),
    );
  const onAgents = poolMachines(fleet, machines, jenkins).flatMap(machine => {
    const standing = state.agents.get(machine.name);
    return standing?.phase === 'draining'
      ? waited(buildsOn(nodesOf(machine)), machine.name, standing.since)
      : [];
  });
  const { leader } = state;
  const onLeader = leader?.phase === 'draining' || leader?.phase === 'quieting' ? endWithLeader(jenkins) : [];
  const all = [...onAgents, ...waited(onLeader, 'leader', leader?.since ?? 0)];
  const byPath = new Map(all.toReversed().map(build => [build.path, build]));
  const endOf = ({ ends }: WaitedBuild) => ends ?? Number.MAX_SAFE_INTEGER;
  return [...byPath.values()].sort((one, other) => endOf(one) - endOf(other) || one.began - other.began);
}
