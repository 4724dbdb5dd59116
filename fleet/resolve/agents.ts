import type { Fleet } from '../schema/fleet.ts';
import type { AgentSpec, Pool } from '../schema/pool-kind.ts';

/** One Jenkins node as it follows from the fleet file. */
export interface Agent {
  /** The node's name; for an autoscaled pool `<pool>-*`, since its nodes are named when they come. */
  readonly name: string;
  readonly pool: string;
  /** Which host of the pool, counted from 1; 0: any host of an autoscaled pool. */
  readonly host: number;
  /** Which agent of the host, counted from 0. */
  readonly index: number;
  readonly executors: number;
  /** Its own labels and their aliases, in order, without repetition. */
  readonly labels: readonly string[];
}

/** The labels and, behind them, each alias of one of them. */
export function withAliases(labels: readonly string[], aliases: Fleet['aliases']): readonly string[] {
  const own = new Set(labels);
  const names = Object.entries(aliases).filter(([, label]) => own.has(label));
  return [...new Set([...labels, ...names.map(([alias]) => alias)])];
}

/** How many hosts a pool has for certain: none for an autoscaled one, whose machines come and go. */
export function hostCount(pool: Pool): number {
  if (pool.kind === 'static') return pool.static.hosts;
  return pool.kind === 'external' ? pool.external.hosts.length : 0;
}

/** The folder in which an agent of a host works; agents that share a host do not share a folder. */
export function remoteRootOf(pool: Pick<Pool, 'remoteRoot'>, index: number): string {
  return index === 0 ? pool.remoteRoot : `${pool.remoteRoot}/agent-${letterOf(index)}`;
}

/** All agents of a fleet, pool by pool, host by host. */
export function agentsOf(fleet: Pick<Fleet, 'pools' | 'aliases'>): readonly Agent[] {
  return Object.entries(fleet.pools).flatMap(([name, pool]) => agentsOfPool(name, pool, fleet.aliases));
}

function agentsOfPool(name: string, pool: Pool, aliases: Fleet['aliases']): readonly Agent[] {
  const hosts =
    pool.kind === 'autoscaled' ? [0] : Array.from({ length: hostCount(pool) }, (_, index) => index + 1);
  // The same on each host, of which there may be hundreds.
  const own = pool.agents.map(agent => ({ agent, labels: withAliases(agent.labels, aliases) }));
  return hosts.flatMap(host =>
    own.map(({ agent, labels }, index) => ({
      name: nodeName(agent, index, name, host),
      pool: name,
      host,
      index,
      executors: agent.executors,
      labels,
    })),
  );
}

/** `cpu-1` for the first host; a host's further unnamed agents are told apart by a letter: `cpu-1b`. */
function nodeName(agent: AgentSpec, index: number, pool: string, host: number): string {
  const number = host === 0 ? '*' : String(host);
  const letter = index === 0 || agent.name !== undefined ? '' : letterOf(index);
  return `${agent.name ?? pool}-${number}${letter}`;
}

const letterOf = (index: number): string => String.fromCharCode('a'.charCodeAt(0) + index);
