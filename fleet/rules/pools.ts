import type { Path } from '../problem.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { AutoscaledPool, Pool } from '../schema/pool-kind.ts';

/** A pool with its name and its place in the file. */
export interface NamedPool<Kind extends Pool = Pool> {
  readonly name: string;
  readonly pool: Kind;
  /** The path of something inside the pool. */
  readonly path: (...steps: Path) => Path;
}

/** All pools, in the order of the file. */
export function poolsOf(fleet: Pick<Fleet, 'pools'>): readonly NamedPool[] {
  return Object.entries(fleet.pools).map(([name, pool]) => ({
    name,
    pool,
    path: (...steps) => ['pools', name, ...steps],
  }));
}

/** Those of one kind. */
export function ofKind<Kind extends Pool['kind']>(
  pools: readonly NamedPool[],
  kind: Kind,
): readonly NamedPool<Extract<Pool, { kind: Kind }>>[] {
  return pools.filter((named): named is NamedPool<Extract<Pool, { kind: Kind }>> => named.pool.kind === kind);
}

/** Whether some machine of the pool can be a spot machine, which AWS takes back at two minutes' notice. */
export function buysSpot(pool: Pool): pool is AutoscaledPool {
  if (pool.kind !== 'autoscaled') return false;
  const { onDemand, max } = pool.autoscaled;
  return onDemand.above.points < 100 && onDemand.base < max;
}
