import { agentsOf } from '../../fleet/resolve/agents.ts';
import { type Carrier, labelIndexOf } from '../../fleet/rules/label-index.ts';
import { own } from '../../fleet/rules/own.ts';
import { buysSpot, poolsOf } from '../../fleet/rules/pools.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Pool } from '../../fleet/schema/pool-kind.ts';

/** What a label of the fleet leads to. */
interface LabelEntry {
  /** The pools with an agent that carries it, in the order of the file; never empty. */
  readonly pools: readonly string[];
  /** Its other names. */
  readonly aliases: readonly string[];
  /** The label that it is another name of. */
  readonly aliasOf: string | null;
  /** The label to go on with when a spot machine is lost: that of the first pool that names one. */
  readonly fallback: string | null;
  /** Whether some of its machines can be taken back by AWS. */
  readonly spot: boolean;
  /** The architecture of all its machines; null where they differ or nobody knows. */
  readonly arch: 'x86_64' | 'arm64' | null;
  /** Whether each of its machines has a GPU that its image or its host is made for. */
  readonly gpu: boolean;
  /** Whether a failure fails the build on each of its machines (B67, B69). */
  readonly voting: boolean;
}

/** Where a CI job runs. */
interface JobEntry {
  /** The label to ask for, and behind it those to go on with, one after the other, while machines are lost. */
  readonly chain: readonly string[];
  /** All labels that can run it, the preferred one first. */
  readonly labels: readonly string[];
}

/** Which labels run which CI jobs (B20 to B26), and what these labels are. */
export interface LabelMap {
  readonly fleet: string;
  readonly jobs: Readonly<Record<string, JobEntry>>;
  readonly labels: Readonly<Record<string, LabelEntry>>;
  /** The label behind each alias. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The nodes on which a failure blocks nothing. */
  readonly nonVoting: readonly string[];
}

/** The label map of a fleet. It follows the fleet file alone, so that machines that come and go do not change it. */
export function labelMapOf(fleet: Fleet): LabelMap {
  const index = labelIndexOf(poolsOf(fleet), fleet.aliases);
  const labels = new Map([...index.all].map(([label, carriers]) => [label, entryOf(label, carriers, fleet)]));
  return {
    fleet: fleet.fleet,
    jobs: sortedRecord([...ableLabels(fleet)].map(([job, able]) => [job, jobEntry(able, labels)])),
    labels: sortedRecord([...labels]),
    aliases: sortedRecord(Object.entries(fleet.aliases).filter(([, label]) => index.own.has(label))),
    nonVoting: agentsOf(fleet)
      .filter(({ pool }) => !votes(own(fleet.pools, pool)))
      .map(({ name }) => name),
  };
}

const sortedRecord = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

const votes = (pool: Pool | undefined): boolean => pool?.kind !== 'external' || pool.external.voting;

function entryOf(label: string, carriers: readonly Carrier[], fleet: Fleet): LabelEntry {
  const pools = carriers.map(({ pool }) => pool);
  const fallbacks = pools.flatMap(pool => (buysSpot(pool) ? (pool.autoscaled.fallback ?? []) : []));
  const archs = new Set(pools.map(pool => archOf(pool, fleet)));
  return {
    pools: [...new Set(carriers.map(({ poolName }) => poolName))],
    aliases: Object.keys(fleet.aliases).filter(alias => fleet.aliases[alias] === label),
    aliasOf: own(fleet.aliases, label) ?? null,
    fallback: fallbacks[0] ?? null,
    spot: pools.some(buysSpot),
    arch: archs.size === 1 ? ([...archs][0] ?? null) : null,
    gpu: pools.every(pool => hasGpu(pool, fleet)),
    voting: pools.every(votes),
  };
}

const archOf = (pool: Pool, fleet: Fleet) =>
  pool.kind === 'external' ? pool.external.arch : own(fleet.images, pool.image)?.arch;

const hasGpu = (pool: Pool, fleet: Fleet): boolean =>
  pool.kind === 'external' ? pool.external.gpu : own(fleet.images, pool.image)?.gpu === true;

type Labels = ReadonlyMap<string, LabelEntry>;

/** The labels that `runs` names for each job, in the order of the file. */
function ableLabels({ runs }: Fleet): ReadonlyMap<string, readonly string[]> {
  const able = new Map<string, string[]>();
  for (const [label, jobs] of Object.entries(runs))
    for (const job of new Set(jobs)) {
      const labels = able.get(job);
      if (labels === undefined) able.set(job, [label]);
      else labels.push(label);
    }
  return able;
}

/**
 * Labels that vote go before those that do not; then those with the longer way to go on when machines are lost, which
 * are the cheap ones; then the order of the file.
 */
function jobEntry(able: readonly string[], labels: Labels): JobEntry {
  const chains = able.map(label => chainOf(label, labels)).sort((a, b) => rank(b, labels) - rank(a, labels));
  return { chain: chains[0] ?? [], labels: [...new Set(chains.flat())] };
}

function rank(chain: readonly string[], labels: Labels): number {
  const votesFirst = labels.get(chain[0] ?? '')?.voting === true ? 1_000 : 0;
  return votesFirst + Math.min(chain.length, 999);
}

/** A label and those to fall back to. A chain that came round would end where it began. */
function chainOf(label: string, labels: Labels): readonly string[] {
  const chain: string[] = [];
  for (let next: string | null = label; next !== null; next = labels.get(next)?.fallback ?? null) {
    if (chain.includes(next) || !labels.has(next)) break;
    chain.push(next);
  }
  return chain;
}
