/** The middle of several repetitions, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @throws RangeError when there is nothing to summarise. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  const below = sorted[Math.floor((sorted.length - 1) / 2)];
  const above = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (min === undefined || max === undefined || below === undefined || above === undefined)
    throw new RangeError('no repetition, no median');
  return { median: (below + above) / 2, min, max };
}

/** What a fleet of so many pools costs. */
export interface Cost {
  readonly pools: number;
  readonly seconds: number;
}

/** How the cost of a fleet grows with its pools, whatever each process pays once. */
export interface Growth {
  /**
   * What comes to the cost between `few` and `many`, over what would come if every pool there cost as much as those
   * between `few` and `middle`. 1 is linear; a quadratic part raises it.
   */
  readonly againstLinear: number;
  /** The marginal cost of a pool between `middle` and `many` over that between `few` and `middle`. */
  readonly marginalRatio: number;
  /** The p of `cost = pools^p` over the whole way, with what the smallest fleet costs taken away. */
  readonly exponent: number;
}

/** Compares the costs of four sizes of fleet, each larger than the one before. */
export function growthOf(smallest: Cost, few: Cost, middle: Cost, many: Cost): Growth {
  const marginal = (from: Cost, to: Cost) => (to.seconds - from.seconds) / (to.pools - from.pools);
  const times = (count: (cost: Cost) => number) =>
    (count(many) - count(smallest)) / (count(few) - count(smallest));
  return {
    againstLinear: marginal(few, many) / marginal(few, middle),
    marginalRatio: marginal(middle, many) / marginal(few, middle),
    exponent: Math.log(times(cost => cost.seconds)) / Math.log(times(cost => cost.pools)),
  };
}

/** The p of `seconds = size^p` that fits best (least squares of the logarithms). */
export function growthExponent(
  costs: readonly { readonly size: number; readonly seconds: number }[],
): number {
  const points = costs.map(({ size, seconds }) => ({ x: Math.log(size), y: Math.log(seconds) }));
  const mean = (value: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + value(point), 0) / points.length;
  const [x, y] = [mean(point => point.x), mean(point => point.y)];
  const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return slope / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}
