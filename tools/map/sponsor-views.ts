import type { Fleet } from '../../fleet/schema/fleet.ts';
import { sumCosts, sumRanges } from './sums.ts';
import type { LeaderView, PoolView, SponsorView } from './view.ts';

/**
 * What each sponsor pays for, in the order of the fleet file; sponsors without a pool too.
 * The leader and the pools that name nobody stand last, under no name.
 */
export function sponsorViews(
  sponsors: Fleet['sponsors'],
  pools: readonly PoolView[],
  leader: LeaderView,
): readonly SponsorView[] {
  const names = new Set([...Object.keys(sponsors), ...pools.flatMap(pool => pool.sponsor ?? [])]);
  const paid = Map.groupBy(pools, pool => pool.sponsor);
  const named = [...names].map(name =>
    sponsorView(name, paid.get(name) ?? [], [], sponsors[name]?.budget?.dollars),
  );
  return [...named, sponsorView(undefined, paid.get(undefined) ?? [], [leader], undefined)];
}

function sponsorView(
  name: string | undefined,
  pools: readonly PoolView[],
  others: readonly Pick<LeaderView, 'cost'>[],
  budget: number | undefined,
): SponsorView {
  return {
    name,
    pools: pools.map(pool => pool.name),
    machines: sumRanges(pools.map(pool => pool.machines)),
    cost: sumCosts([...others, ...pools].map(({ cost }) => cost)),
    budget,
  };
}
