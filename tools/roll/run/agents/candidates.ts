import { judgedMachine, type Moment } from '../../plan/judged-machine.ts';
import type { LeftMachine } from '../../plan/planned.ts';
import type { PoolMachine } from '../../plan/pool-machine.ts';
import type { RollTask } from '../../plan/roll-task.ts';
import type { Scene } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';

/** Outdated machines that nothing was done about yet: those that may go, and those that are better left alone. */
export interface Candidates {
  readonly tasks: ReadonlyMap<string, { readonly machine: PoolMachine; readonly task: RollTask }>;
  readonly left: readonly { readonly machine: PoolMachine; readonly left: LeftMachine }[];
}

const isOpen = (agent: AgentStanding | undefined): boolean =>
  agent === undefined || agent.phase === 'postponed';

/** The machines of a roll that are still to be begun, judged by what they run now. */
export function candidates({ state, settings, facts, machines, now }: Scene): Candidates {
  const { only } = state.begun;
  const { drain } = settings.fleet.maintenance;
  const moment: Moment = { drain, buildsKnown: true, readAt: facts.at, begins: now };
  const tasks = new Map<string, { machine: PoolMachine; task: RollTask }>();
  const left: { machine: PoolMachine; left: LeftMachine }[] = [];
  for (const machine of machines.values()) {
    const outside = only !== undefined && only !== machine.pool;
    if (outside || machine.facts.drift.length === 0 || !isOpen(state.agents.get(machine.name))) continue;
    const judged = judgedMachine(machine, moment);
    if (judged.kind === 'left') left.push(judged);
    else tasks.set(machine.name, { machine, task: judged.task });
  }
  return { tasks, left };
}
