import type { Fleet } from '../../../../fleet/schema/fleet.ts';
import { FreeCapacity } from '../../plan/free-capacity.ts';
import { labelBudgets } from '../../plan/label-budget.ts';
import type { PoolMachine } from '../../plan/pool-machine.ts';
import { TERRAFORM } from '../../plan/roll-task.ts';
import type { Scene } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';

/** Whether a machine is out of service because of the roll, or will be as soon as Jenkins shows it. */
const isAway = ({ phase, way }: AgentStanding): boolean =>
  phase === 'draining' ||
  phase === 'remaking' ||
  phase === 'retiring' ||
  (phase === 'proving' && way === 'replace');

/** What may still be taken out of service, and how many machines more there may be, after all that is under way. */
export function roomIn({ state, facts, jenkins, settings, machines }: Scene): FreeCapacity {
  const { fleet } = settings;
  const active = state.active();
  const away = new Set(active.flatMap(agent => (isAway(agent) ? [agent.machine] : [])));
  const seen = [...machines.values()].map(machine =>
    away.has(machine.name) ? outOfService(machine) : machine,
  );
  const present = Map.groupBy(seen, ({ pool }) => pool);
  const wanted = wantedMachines(fleet, facts.groups, active);
  const absent = [...wanted].map(
    ([pool, count]) => [pool, Math.max(0, count - (present.get(pool)?.length ?? 0))] as const,
  );
  const surplus = surplusOf(active, machines);
  const budgets = labelBudgets(fleet, seen, jenkins, { absent: new Map(absent), surplus });
  const surge = Object.entries(fleet.pools).flatMap(([name, pool]) => {
    if (pool.kind !== 'autoscaled') return [];
    const most = facts.groups.get(name)?.max ?? pool.autoscaled.max;
    const count = Math.max(present.get(name)?.length ?? 0, wanted.get(name) ?? 0);
    return [[name, Math.max(0, most - count)] as const];
  });
  const slack = budgets.map(({ label, serving, floor }) => [label, serving - floor] as const);
  const making = active.some(({ pool }) => fleet.pools[pool]?.kind === 'static') ? 0 : 1;
  return new FreeCapacity({
    slack: new Map([...slack, [TERRAFORM, making]]),
    surge: new Map(surge),
  });
}

/** The agents of machines that go without another in their place, since that one is there already. */
function surplusOf(
  active: readonly AgentStanding[],
  machines: Scene['machines'],
): ReadonlyMap<string, number> {
  const present = new Set([...machines.values()].map(({ facts }) => facts.id));
  const surplus = new Map<string, number>();
  for (const { machine, way, replacement } of active) {
    if (way !== 'surge' || replacement === undefined || !present.has(replacement)) continue;
    const labels = machines.get(machine)?.agents.flatMap(agent => agent.labels) ?? [];
    for (const label of labels) surplus.set(label, (surplus.get(label) ?? 0) + 1);
  }
  return surplus;
}

const outOfService = (machine: PoolMachine): PoolMachine => ({
  ...machine,
  agents: machine.agents.map(agent => ({ ...agent, serves: false })),
});

/** How many machines each group is to have, with those that were asked for and do not show yet. */
export function wantedMachines(
  { pools }: Pick<Fleet, 'pools'>,
  groups: Scene['facts']['groups'],
  active: readonly AgentStanding[],
): ReadonlyMap<string, number> {
  const asked = Map.groupBy(
    active.flatMap(({ acts, phase }) =>
      phase === 'replacing' ? acts.flatMap(({ act }) => (act.kind === 'enlarge' ? [act] : [])) : [],
    ),
    ({ pool }) => pool,
  );
  return new Map(
    Object.keys(pools).map(pool => {
      const most = Math.max(0, ...(asked.get(pool) ?? []).map(({ to }) => to));
      return [pool, Math.max(groups.get(pool)?.desired ?? 0, most)] as const;
    }),
  );
}
