import { type Agent, agentsOf } from '../../../fleet/resolve/agents.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { JenkinsFacts, MachineFacts, NodeFacts } from '../facts.ts';
import { instanceInName } from '../instance-in-name.ts';
import { bootOf } from './boot-times.ts';

/** An agent of a machine, and the node that it is in Jenkins. */
interface MachineAgent {
  readonly labels: readonly string[];
  /** Undefined: Jenkins has no such node, or was not asked. */
  readonly node: NodeFacts | undefined;
  /** Whether it takes builds. Taken for granted where Jenkins was not asked. */
  readonly serves: boolean;
}

/** A machine of one of the fleet's pools, with its agents. */
export interface PoolMachine {
  readonly facts: MachineFacts;
  /** What a reader calls it: `docs-1`, `cpu i-0123456789abcdef0`. No two are alike. */
  readonly name: string;
  readonly pool: string;
  /** Milliseconds until a machine in its place would be online. */
  readonly boot: number;
  readonly agents: readonly MachineAgent[];
}

/**
 * The machines that belong to a pool of the fleet, by name; others and the leader are left out, and of several that claim
 * to be the same host all but the newest.
 */
export function poolMachines(
  fleet: Fleet,
  machines: readonly MachineFacts[],
  jenkins: JenkinsFacts | undefined,
): readonly PoolMachine[] {
  const agents = Map.groupBy(agentsOf(fleet), ({ pool, host }) => place(pool, host));
  const nodeOf = nodeFinder(jenkins);
  const newest = new Map<string, PoolMachine>();
  for (const facts of machines) {
    const own = facts.of.kind === 'leader' ? undefined : agents.get(place(facts.of.pool, facts.host ?? 0));
    if (own === undefined) continue;
    const nodes = own.map(agent => nodeOf(agent, facts.id));
    const machine = poolMachine(fleet, facts, { own, nodes, asked: jenkins !== undefined });
    const other = machine && newest.get(machine.name);
    if (machine !== undefined && !(other && precedes(facts, other.facts))) newest.set(machine.name, machine);
  }
  return [...newest.values()].sort((one, other) => order(one.name, other.name));
}

const place = (pool: string, host: number): string => `${pool} ${host}`;

const order = (one: string, other: string): number => (one < other ? -1 : 1);

const precedes = (one: MachineFacts, other: MachineFacts): boolean =>
  one.launchedAt < other.launchedAt || (one.launchedAt === other.launchedAt && one.id < other.id);

/** What a machine of a pool is made from, beside its own facts. */
interface Found {
  readonly own: readonly Agent[];
  readonly nodes: readonly (NodeFacts | undefined)[];
  readonly asked: boolean;
}

/** What was made from facts before: a roll looks at the same machines thousands of times, and few of them change. */
const made = new WeakMap<
  MachineFacts,
  { readonly fleet: Fleet; readonly found: Found; readonly machine: PoolMachine }
>();

function poolMachine(fleet: Fleet, facts: MachineFacts, found: Found): PoolMachine | undefined {
  const before = made.get(facts);
  if (before?.fleet === fleet && isSame(before.found, found)) return before.machine;
  const pool = facts.of.kind === 'leader' ? undefined : fleet.pools[facts.of.pool];
  if (facts.of.kind === 'leader' || pool?.kind !== facts.of.kind) return undefined;
  const { own, nodes, asked } = found;
  const machine = {
    facts,
    name: machineName(facts.of.pool, facts),
    pool: facts.of.pool,
    boot: bootOf(pool),
    agents: own.map((agent, index) => withNode(agent, nodes[index], asked)),
  };
  made.set(facts, { fleet, found, machine });
  return machine;
}

const isSame = (one: Found, other: Found): boolean =>
  one.asked === other.asked &&
  one.nodes.length === other.nodes.length &&
  one.nodes.every((node, index) => node === other.nodes[index]);

/** Nodes of static hosts are found by name, those of the plugin by the instance in it. */
function nodeFinder(jenkins: JenkinsFacts | undefined) {
  const byName = new Map<string, NodeFacts>();
  const byInstance = new Map<string, NodeFacts>();
  for (const node of jenkins?.nodes ?? []) {
    byName.set(node.name, node);
    const instance = instanceInName(node.name);
    if (instance !== undefined) byInstance.set(instance, node);
  }
  return (agent: Agent, id: string) => (agent.host === 0 ? byInstance.get(id) : byName.get(agent.name));
}

const machineName = (pool: string, { id, host }: MachineFacts): string =>
  host === undefined ? `${pool} ${id}` : `${pool}-${host}`;

const withNode = ({ labels }: Agent, node: NodeFacts | undefined, asked: boolean): MachineAgent => ({
  labels,
  node,
  serves: asked ? node?.state === 'online' : true,
});

/** The nodes of a machine that Jenkins knows. */
export const nodesOf = ({ agents }: PoolMachine): readonly NodeFacts[] =>
  agents.flatMap(({ node }) => node ?? []);
