/** The middle of numbers that are sorted already; of an even count the mean of the two in the middle. NaN of none. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** The middle of numbers in any order. */
export const median = (values: readonly number[]): number => medianOfSorted(Float64Array.from(values).sort());
