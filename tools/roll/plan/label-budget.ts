import { agentsOf } from '../../../fleet/resolve/agents.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Percent } from '../../../fleet/values/percent.ts';
import type { JenkinsFacts } from '../facts.ts';
import type { PoolMachine } from './pool-machine.ts';

/** How many agents of a label there are, and how few there may be. */
export interface LabelBudget {
  readonly label: string;
  /** On how many machines its agents are. */
  readonly hosts: number;
  /** All that there should be: those of missing hosts count too, since the share is a share of them. */
  readonly agents: number;
  /** Those that take builds now. */
  readonly serving: number;
  /** Never fewer of them during a roll. */
  readonly floor: number;
}

/**
 * The least agents of a label in service. A label whose agents are all on one machine has no floor unless all are to stay:
 * otherwise the machine could never be made anew, so its builds wait, and the plan says so.
 */
const floorOf = (agents: number, hosts: number, keep: Percent): number =>
  hosts === 1 && keep.points < 100 ? 0 : Math.ceil((agents * keep.points) / 100);

/** One agent, by the machine that it is on. */
interface CountedAgent {
  readonly host: string;
  readonly labels: readonly string[];
  readonly serves: boolean;
}

/** What groups have otherwise than they are to have in the end. */
export interface InChange {
  /** How many machines the group of a pool is still to make. */
  readonly absent: ReadonlyMap<string, number>;
  /** How many agents of a label are there beside those that are to stay. */
  readonly surplus: ReadonlyMap<string, number>;
}

const AT_REST: InChange = { absent: new Map(), surplus: new Map() };

/** Each label's budget, by label. An alias counts as a label of its own, with the agents of the one it stands for. */
export function labelBudgets(
  fleet: Fleet,
  machines: readonly PoolMachine[],
  jenkins: JenkinsFacts | undefined,
  { absent, surplus }: InChange = AT_REST,
): readonly LabelBudget[] {
  const ofMachines = machines.flatMap(({ name, agents }) => agents.map(agent => ({ host: name, ...agent })));
  const all: readonly CountedAgent[] = [
    ...ofMachines,
    ...withoutMachine(fleet, machines, jenkins),
    ...toCome(fleet, absent),
  ];
  const pairs = all.flatMap(agent => agent.labels.map(label => ({ label, agent })));
  return [...Map.groupBy(pairs, ({ label }) => label)]
    .map(([label, carried]) => {
      const hosts = new Set(carried.map(({ agent }) => agent.host)).size;
      const serving = carried.filter(({ agent }) => agent.serves).length;
      const lasting = carried.length - (surplus.get(label) ?? 0);
      const floor = floorOf(lasting, hosts, fleet.maintenance.keep);
      return { label, hosts, agents: carried.length, serving, floor };
    })
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}

/** The agents of machines that groups are still to make. */
const toCome = (fleet: Fleet, absent: ReadonlyMap<string, number>): readonly CountedAgent[] =>
  agentsOf(fleet)
    .filter(({ host }) => host === 0)
    .flatMap(({ pool, labels }) =>
      Array.from({ length: absent.get(pool) ?? 0 }, (_, index) => ({
        host: `${pool} to come ${index}`,
        labels,
        serves: false,
      })),
    );

/** The agents of external hosts, and those of static hosts that AWS lacks. */
function withoutMachine(
  fleet: Fleet,
  machines: readonly PoolMachine[],
  jenkins: JenkinsFacts | undefined,
): readonly CountedAgent[] {
  const online = new Set(jenkins?.nodes.flatMap(({ name, state }) => (state === 'online' ? [name] : [])));
  const present = new Set(machines.map(({ name }) => name));
  return agentsOf(fleet).flatMap(({ name, pool, host, labels }) => {
    const called = `${pool}-${host}`;
    if (host === 0 || present.has(called)) return [];
    const external = fleet.pools[pool]?.kind === 'external';
    return [{ host: called, labels, serves: external && (jenkins === undefined || online.has(name)) }];
  });
}
