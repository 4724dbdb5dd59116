import type { InstanceCatalogue } from '../catalogue/instance-types.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { Pool } from '../schema/pool-kind.ts';

/** What machines cost in an hour, in US dollars, at on-demand prices of us-east-1: an upper bound, since spot costs less. */
export interface HourlyCost {
  /** With the fewest machines, each of the preferred type. */
  readonly min: number;
  /** With the most machines, each of the dearest type of the list. */
  readonly max: number;
  /** Instance types without a known price, which are counted as nothing. */
  readonly unpriced: readonly string[];
}

/** The fewest and the most machines of a pool; external hosts are paid by others and count as none. */
export function machineRange(pool: Pool): { readonly min: number; readonly max: number } {
  if (pool.kind === 'static') return { min: pool.static.hosts, max: pool.static.hosts };
  return pool.kind === 'autoscaled'
    ? { min: pool.autoscaled.min, max: pool.autoscaled.max }
    : { min: 0, max: 0 };
}

/** What a pool costs in an hour. */
export function poolCost(pool: Pool, catalogue: InstanceCatalogue): HourlyCost {
  if (pool.kind === 'external') return { min: 0, max: 0, unpriced: [] };
  const price = (type: { readonly name: string }) => catalogue.get(type.name)?.usdPerHour;
  const { min, max } = machineRange(pool);
  return {
    min: min * (price(pool.instances[0]) ?? 0),
    max: max * Math.max(...pool.instances.map(type => price(type) ?? 0)),
    unpriced: pool.instances.filter(type => price(type) === undefined).map(type => type.name),
  };
}

/** What leader and pools cost in an hour; volumes, traffic and the load balancer are not in it. */
export function fleetCost(fleet: Pick<Fleet, 'pools' | 'leader'>, catalogue: InstanceCatalogue): HourlyCost {
  const { name } = fleet.leader.instance;
  const leader = catalogue.get(name)?.usdPerHour;
  const pools = Object.values(fleet.pools).map(pool => poolCost(pool, catalogue));
  const unpriced = [...(leader === undefined ? [name] : []), ...pools.flatMap(cost => cost.unpriced)];
  return {
    min: pools.reduce((sum, cost) => sum + cost.min, leader ?? 0),
    max: pools.reduce((sum, cost) => sum + cost.max, leader ?? 0),
    unpriced: [...new Set(unpriced)],
  };
}
