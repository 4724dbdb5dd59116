/** Up to this product of counts the distribution is counted out; above it is close enough to the normal one. */
const EXACT = 2_500;

/**
 * The two-sided p value of the Mann–Whitney U test: how likely samples at least as far apart as these are when both sides are the
 * same. Exact where no two numbers are alike and n·m is at most 2,500; otherwise by the normal distribution with the corrections
 * for ties and continuity (Mann & Whitney 1947). 1 where a side is empty.
 */
export function mannWhitneyP(one: readonly number[], other: readonly number[]): number {
  const [n, m] = [one.length, other.length];
  if (n === 0 || m === 0) return 1;
  const { rankSum, ties } = ranked(one, other);
  const u = rankSum - (n * (n + 1)) / 2;
  const smaller = Math.min(u, n * m - u);
  return ties === 0 && n * m <= EXACT ? exactP(smaller, n, m) : normalP(smaller, n, m, ties);
}

/** The sum of the first side's ranks, and the sum of t³ − t over all groups of t numbers that are alike. */
function ranked(one: readonly number[], other: readonly number[]): { rankSum: number; ties: number } {
  const all = [...one.map(value => ({ value, ours: true })), ...other.map(value => ({ value, ours: false }))];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let ties = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    while (all[end + 1]?.value === all[start]?.value && end + 1 < all.length) end += 1;
    const count = end - start + 1;
    const ours = all.slice(start, end + 1).filter(sample => sample.ours).length;
    rankSum += ours * ((start + end) / 2 + 1);
    ties += count ** 3 - count;
    start = end + 1;
  }
  return { rankSum, ties };
}

/** Counts the orders in which U is at most that: the coefficients of the Gaussian binomial, as shares so that none overflows. */
function exactP(u: number, n: number, m: number): number {
  // ways[k]: the share of orders of i of ours among j of theirs with U = k.
  let rows: Float64Array[] = Array.from({ length: m + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= n; i += 1) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let j = 1; j <= m; j += 1) next.push(mixed(rows[j], next[j - 1], i, j));
    rows = next;
  }
  const ways = rows[m] ?? Float64Array.of(1);
  const below = ways.slice(0, u + 1).reduce((sum, share) => sum + share, 0);
  return Math.min(1, 2 * below);
}

/** The last in the order is one of ours, above all j of theirs, or one of theirs. */
function mixed(
  withoutOurs: Float64Array | undefined,
  withoutTheirs: Float64Array | undefined,
  i: number,
  j: number,
): Float64Array {
  const ways = new Float64Array(i * j + 1);
  const ours = i / (i + j);
  for (let k = 0; k < ways.length; k += 1)
    ways[k] = ours * (withoutOurs?.[k - j] ?? 0) + (1 - ours) * (withoutTheirs?.[k] ?? 0);
  return ways;
}

function normalP(u: number, n: number, m: number, ties: number): number {
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  // All numbers are alike.
  if (!(variance > 0)) return 1;
  const z = Math.max(0, (n * m) / 2 - u - 0.5) / Math.sqrt(variance);
  return Math.min(1, erfc(z / Math.SQRT2));
}

/** The complementary error function, to seven digits (Numerical Recipes, 6.2, the Chebyshev fit of `erfcc`). */
function erfc(x: number): number {
  const t = 1 / (1 + x / 2);
  const factors = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const sum = factors.reduceRight((rest, factor) => rest * t + factor, 0);
  return t * Math.exp(-x * x + sum);
}
