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
    const { of } = facts;
    const pool = of.kind === 'leader' ? undefined : fleet.pools[of.pool];
    if (of.kind === 'leader' || pool?.kind !== of.kind) continue;
    const own = agents.get(place(of.pool, facts.host ?? 0));
    const name = machineName(of.pool, facts);
    const other = newest.get(name);
    if (own === undefined || (other && precedes(facts, other.facts))) continue;
    const carried = own.map(agent => withNode(agent, nodeOf(agent, facts.id), jenkins !== undefined));
    newest.set(name, { facts, name, pool: of.pool, boot: bootOf(pool), agents: carried });
  }
  return [...newest.values()].sort((one, other) => order(one.name, other.name));
}

const place = (pool: string, host: number): string => `${pool} ${host}`;

const order = (one: string, other: string): number => (one < other ? -1 : 1);

const precedes = (one: MachineFacts, other: MachineFacts): boolean =>
  one.launchedAt < other.launchedAt || (one.launchedAt === other.launchedAt && one.id < other.id);

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
