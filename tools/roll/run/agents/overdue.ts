import type { RunningBuild } from '../../facts.ts';
import { nodesOf, type PoolMachine } from '../../plan/pool-machine.ts';
import { endless, stillToAbort } from '../aborted.ts';
import type { Entry } from '../entry.ts';
import type { Scene } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';
import { meant } from './agent-entry.ts';
import { putBack } from './put-back.ts';

/** What becomes of a machine whose builds go on: until the deadline nothing, then what the drain's policy says. */
export function overdue(
  agent: AgentStanding,
  machine: PoolMachine,
  builds: readonly RunningBuild[],
  { state, settings, now }: Scene,
): readonly Entry[] {
  const nodes = nodesOf(machine);
  const leaveIt = (why: string) => putBack(agent, { end: 'left', why }, nodes, state.begun.roll);
  if (state.closes !== undefined && now + machine.boot > state.closes)
    return leaveIt('the window closes before a new machine would be there');
  const { deadline, then } = settings.fleet.maintenance.drain;
  if (now - agent.since < deadline.seconds * 1_000 || then === 'wait') return [];
  if (then === 'carry-over') return leaveIt(`its builds run longer than ${deadline}, and would not survive`);
  const aborts = agent.acts.filter(({ act }) => act.kind === 'abort');
  const stays = endless(builds, aborts, now);
  if (stays) return leaveIt(stays);
  return stillToAbort(builds, aborts).map(({ url }) => meant({ kind: 'abort', build: url }, agent.machine));
}
