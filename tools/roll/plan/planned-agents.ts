import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { JudgedMachine } from './judged-machine.ts';
import type { LabelBudget } from './label-budget.ts';
import { leastTime } from './least-time.ts';
import type { LeftMachine, PlannedMachine, RollPlan } from './planned.ts';
import type { PoolMachine } from './pool-machine.ts';
import { type Capacity, endOf, TERRAFORM } from './roll-task.ts';
import { schedule } from './schedule.ts';

type JudgedTask = Extract<JudgedMachine, { kind: 'task' }>;

/** What may be missing, by the budgets of the labels, and what may be there beside, by the `max` of each pool. */
export function capacityOf(
  fleet: Pick<Fleet, 'pools'>,
  machines: readonly PoolMachine[],
  budgets: readonly LabelBudget[],
): Capacity {
  const surge = Object.entries(fleet.pools).flatMap(([name, pool]) => {
    const present = machines.filter(machine => machine.pool === name).length;
    return pool.kind === 'autoscaled' ? [[name, Math.max(0, pool.autoscaled.max - present)] as const] : [];
  });
  return {
    slack: new Map([
      ...budgets.map(({ label, serving, floor }) => [label, serving - floor] as const),
      [TERRAFORM, 1],
    ]),
    surge: new Map(surge),
  };
}

/** The agents' part of a plan. @param from - when the first may begin, in milliseconds since 1970. */
export function plannedAgents(
  judged: readonly JudgedMachine[],
  { capacity, budgets }: { readonly capacity: Capacity; readonly budgets: readonly LabelBudget[] },
  from: number,
  closes: number,
): Pick<RollPlan, 'agents' | 'left' | 'atLeast' | 'ends'> {
  const byName = new Map(
    judged.flatMap(each => (each.kind === 'task' ? [[each.machine.name, each] as const] : [])),
  );
  const { steps, blocked } = schedule(
    [...byName.values()].map(({ task }) => task),
    capacity,
    from,
  );
  const agents = steps.flatMap((step): readonly PlannedMachine[] => {
    const found = byName.get(step.name);
    if (found === undefined) return [];
    const { machine, estimated } = found;
    return [
      { ...step, id: machine.facts.id, drift: machine.facts.drift, estimated, fits: endOf(step) <= closes },
    ];
  });
  const rolled = agents.flatMap(({ name }) => byName.get(name)?.task ?? []);
  return {
    agents,
    left: [
      ...judged.flatMap(each => (each.kind === 'left' ? [each.left] : [])),
      ...blocked.flatMap(({ name }) => {
        const found = byName.get(name);
        return found === undefined ? [] : [blockedMachine(found, budgets)];
      }),
    ],
    atLeast: leastTime(rolled, capacity, from),
    ends: Math.max(from, ...agents.map(endOf)),
  };
}

function blockedMachine({ machine, task }: JudgedTask, budgets: readonly LabelBudget[]): LeftMachine {
  const because = budgets
    .filter(
      ({ label, serving, floor }) =>
        serving - (task.serving.get(label) ?? 0) < floor && task.serving.has(label),
    )
    .map(
      ({ label, agents, serving, floor }) =>
        `${label} has ${serving} of ${agents} agents in service and keeps ${floor}`,
    );
  const { facts, name } = machine;
  return { name, id: facts.id, drift: facts.drift, kind: 'floor', because: because.join('; ') };
}
