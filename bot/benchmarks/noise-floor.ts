import { median } from './median.ts';

/** Of the ratios of A/A runs this share lies below the floor. */
const SHARE = 0.95;

/**
 * How far apart the medians of two runs of the same commit come, as a share: 0.03 means that 3 % say nothing. Undefined: there are no
 * A/A runs yet.
 * @param runs - A/A runs of one benchmark, each with the samples of both sides in seconds
 */
export function noiseFloor(
  runs: readonly { readonly one: readonly number[]; readonly other: readonly number[] }[],
): number | undefined {
  const apart = runs
    .map(({ one, other }) => Math.abs(Math.log(median(one) / median(other))))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const at = apart[Math.min(apart.length - 1, Math.ceil(SHARE * apart.length) - 1)];
  return at === undefined ? undefined : Math.expm1(at);
}
