import type { Judged, Measured, Verdict } from './benchmark.ts';
import { falseDiscoveryRates } from './benjamini-hochberg.ts';
import { type RatioInterval, ratioInterval } from './bootstrap.ts';
import { mannWhitneyP } from './mann-whitney.ts';
import { median } from './median.ts';

/** What counts as a change. */
interface Thresholds {
  /** The share of false discoveries that is borne: 0.05. */
  readonly q: number;
  /** The least change of the ratio that counts: 0.02. */
  readonly change: number;
  /** The least change of the medians that counts, in seconds. */
  readonly seconds: number;
  /** The fewest processes a side from which anything is said: 10. */
  readonly samples: number;
}

/** The thresholds of the statistics that this house uses. Benchmarks repeat what is short and divide: a nanosecond is a few cycles. */
const THRESHOLDS: Thresholds = { q: 0.05, change: 0.02, seconds: 1e-9, samples: 10 };

/** What is known of benchmarks beside their samples. */
export interface Judging {
  /** By benchmark: how far apart two runs of the same commit come, as a share. @see noiseFloor */
  readonly floors: ReadonlyMap<string, number>;
  readonly seed: number;
  readonly thresholds?: Thresholds;
}

/** Judges benchmarks together: the more there are, the clearer each must be. Their order is kept. */
export function judge(measured: readonly Measured[], judging: Judging): readonly Judged[] {
  const { thresholds = THRESHOLDS } = judging;
  const ps = measured.map(({ base, head }) => mannWhitneyP(base, head));
  const qs = falseDiscoveryRates(ps);
  return measured.map((one, index) =>
    judgedOne(one, { p: ps[index] ?? 1, q: qs[index] ?? 1 }, { ...judging, thresholds }),
  );
}

function judgedOne(
  { name, base, head, memory }: Measured,
  { p, q }: { readonly p: number; readonly q: number },
  { floors, seed, thresholds }: Required<Judging>,
): Judged {
  const margin = Math.max(floors.get(name) ?? 0, thresholds.change);
  const interval = ratioInterval(base, head, seed);
  const [baseMedian, headMedian] = [median(base), median(head)];
  const isEnough = Math.min(base.length, head.length) >= thresholds.samples;
  const isLarge = Math.abs(headMedian - baseMedian) >= thresholds.seconds;
  const found = isEnough ? verdictOf(interval, q < thresholds.q && isLarge, margin) : 'inconclusive';
  return {
    name,
    // What is too small to count is no change, however sure it is.
    verdict: found === 'inconclusive' && isEnough && !isLarge ? 'equivalent' : found,
    baseMedian,
    headMedian,
    ...interval,
    p,
    q,
    margin,
    samples: { base: base.length, head: head.length },
    memory: memory && { ...memory, verdict: moreOrLess(memory.base, memory.head) },
  };
}

function verdictOf({ low, high }: RatioInterval, isSure: boolean, margin: number): Verdict {
  const [least, most] = [1 / (1 + margin), 1 + margin];
  if (isSure && low > most) return 'regression';
  if (isSure && high < least) return 'improvement';
  return low >= least && high <= most ? 'equivalent' : 'inconclusive';
}

const moreOrLess = (base: number, head: number): 'more' | 'less' | 'same' => {
  if (base === head) return 'same';
  return head > base ? 'more' : 'less';
};

/** The benchmarks that are run again, to be judged on fresh samples alone: a change that is real shows itself twice. */
export const suspects = (judged: readonly Judged[]): readonly string[] =>
  judged.filter(({ verdict }) => verdict !== 'equivalent').map(({ name }) => name);
