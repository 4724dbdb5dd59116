import type { InstanceCatalogue } from '../../fleet/catalogue/instance-types.ts';
import { withAliases } from '../../fleet/resolve/agents.ts';
import { machineRange, poolCost } from '../../fleet/resolve/cost.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { AgentSpec, Pool } from '../../fleet/schema/pool-kind.ts';
import type { InstanceType } from '../../fleet/values/instance-type.ts';
import { poolNotes } from './pool-notes.ts';
import type { AgentView, FallbackView, InstanceView, PoolView, PurchaseView, Range } from './view.ts';

/** An instance type with what the catalogue knows of it. */
export const instanceView = (type: InstanceType, catalogue: InstanceCatalogue): InstanceView => ({
  name: type.name,
  facts: catalogue.get(type.name),
});

/** One pool of a fleet. `carriers` says which pools carry a label. */
export function poolView(
  [name, pool]: readonly [string, Pool],
  fleet: Pick<Fleet, 'aliases'>,
  carriers: ReadonlyMap<string, readonly string[]>,
  catalogue: InstanceCatalogue,
): PoolView {
  const ours = pool.kind === 'external' ? undefined : pool;
  return {
    name,
    kind: pool.kind,
    agents: pool.agents.map(agent => agentView(agent, fleet.aliases)),
    machines: hostRange(pool),
    instances: ours?.instances.map(type => instanceView(type, catalogue)) ?? [],
    purchase: purchaseView(pool),
    fallback: fallbackView(pool, carriers),
    image: ours?.image,
    root: ours?.root.toString(),
    trust: pool.trust,
    sponsor: pool.sponsor,
    voting: pool.kind !== 'external' || pool.external.voting,
    notes: poolNotes(pool),
    cost: poolCost(pool, catalogue),
  };
}

function hostRange(pool: Pool): Range {
  if (pool.kind !== 'external') return machineRange(pool);
  return { min: pool.external.hosts.length, max: pool.external.hosts.length };
}

function agentView({ name, labels, executors }: AgentSpec, aliases: Fleet['aliases']): AgentView {
  const own = new Set(labels);
  return {
    name,
    executors,
    labels: withAliases(labels, aliases).map(label => ({
      name: label,
      aliasOf: own.has(label) ? undefined : aliases[label],
    })),
  };
}

function purchaseView(pool: Pool): PurchaseView | undefined {
  if (pool.kind === 'external') return undefined;
  if (pool.kind === 'static') return { base: 0, onDemand: 100, spot: 0 };
  const { base, above } = pool.autoscaled.onDemand;
  return { base, onDemand: above.points, spot: 100 - above.points };
}

function fallbackView(
  pool: Pool,
  carriers: ReadonlyMap<string, readonly string[]>,
): FallbackView | undefined {
  const label = pool.kind === 'autoscaled' ? pool.autoscaled.fallback : undefined;
  return label === undefined ? undefined : { label, pools: carriers.get(label) ?? [] };
}
