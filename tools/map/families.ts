import type { PoolView } from './view.ts';

/** A pool and the pools that fall back to it, which are drawn side by side with an arrow between. */
export interface Family {
  readonly sources: readonly PoolView[];
  readonly target: PoolView;
}

/**
 * Puts pools next to the one pool that they fall back to. A pool stays alone when its fall-back is one of several
 * pools, is not among these pools, or falls back itself; its card names the fall-back in words.
 * Every pool is in exactly one family; those with an arrow stand first, in the order of their targets.
 */
export function families(pools: readonly PoolView[]): readonly Family[] {
  const byName = new Map(pools.map(pool => [pool.name, pool]));
  const targetOf = ({ name, fallback }: PoolView): PoolView | undefined => {
    const [first, ...others] = fallback?.pools ?? [];
    const target = first === undefined || others.length > 0 ? undefined : byName.get(first);
    return target?.fallback !== undefined || target?.name === name ? undefined : target;
  };
  const sources = Map.groupBy(pools, targetOf);
  const all = pools
    .filter(pool => targetOf(pool) === undefined)
    .map(target => ({ target, sources: sources.get(target) ?? [] }));
  return all.toSorted((a, b) => Number(a.sources.length === 0) - Number(b.sources.length === 0));
}
