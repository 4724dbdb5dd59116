import type { HourlyCost } from '../../fleet/resolve/cost.ts';
import type { Range } from './view.ts';

/** The sum of ranges, least with least and most with most. */
export function sumRanges(ranges: readonly Range[]): Range {
  return {
    min: ranges.reduce((sum, range) => sum + range.min, 0),
    max: ranges.reduce((sum, range) => sum + range.max, 0),
  };
}

/** The sum of costs; types without a price are named once. */
export function sumCosts(costs: readonly HourlyCost[]): HourlyCost {
  return { ...sumRanges(costs), unpriced: [...new Set(costs.flatMap(cost => cost.unpriced))] };
}
