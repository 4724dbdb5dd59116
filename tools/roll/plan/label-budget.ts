import { agentsOf } from '../../../fleet/resolve/agents.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Percent } from '../../../fleet/values/percent.ts';
import type { JenkinsFacts } from '../facts.ts';
import type { PoolMachine } from './pool-machine.ts';

/** How many agents of a label there are, and how few there may be. */
export interface LabelBudget {
  readonly label: string;
  /** All that there should be: those of missing hosts count too, since the share is a share of them. */
  readonly agents: number;
  /** Those that take builds now. */
  readonly serving: number;
  /** Never fewer of them during a roll. */
  readonly floor: number;
}

/**
 * The least agents of a label in service. A label with one agent has no floor unless all are to stay: otherwise its
 * machine could never be made anew, so its builds wait, and the plan says so.
 */
const floorOf = (agents: number, keep: Percent): number =>
  agents === 1 && keep.points < 100 ? 0 : Math.ceil((agents * keep.points) / 100);

/** Each label's budget, by label. An alias counts as a label of its own, with the agents of the one it stands for. */
export function labelBudgets(
  fleet: Fleet,
  machines: readonly PoolMachine[],
  jenkins: JenkinsFacts | undefined,
): readonly LabelBudget[] {
  const found = new Map<string, { agents: number; serving: number }>();
  const count = (labels: readonly string[], serves: boolean) => {
    for (const label of labels) {
      const { agents, serving } = found.get(label) ?? { agents: 0, serving: 0 };
      found.set(label, { agents: agents + 1, serving: serving + (serves ? 1 : 0) });
    }
  };
  for (const machine of machines) for (const { labels, serves } of machine.agents) count(labels, serves);
  for (const { labels, serves } of withoutMachine(fleet, machines, jenkins)) count(labels, serves);
  return [...found]
    .map(([label, counts]) => ({ label, ...counts, floor: floorOf(counts.agents, fleet.maintenance.keep) }))
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}

/** The agents of external hosts, and those of static hosts that AWS lacks. */
function withoutMachine(
  fleet: Fleet,
  machines: readonly PoolMachine[],
  jenkins: JenkinsFacts | undefined,
): readonly { readonly labels: readonly string[]; readonly serves: boolean }[] {
  const online = new Set(jenkins?.nodes.flatMap(({ name, state }) => (state === 'online' ? [name] : [])));
  const present = new Set(machines.map(({ name }) => name));
  return agentsOf(fleet).flatMap(({ name, pool, host, labels }) => {
    if (host === 0 || present.has(`${pool}-${host}`)) return [];
    const external = fleet.pools[pool]?.kind === 'external';
    return [{ labels, serves: external && (jenkins === undefined || online.has(name)) }];
  });
}
