import type { Judged, Measured } from './benchmark.ts';
import { judge } from './judge.ts';
import type { BenchmarkReport } from './report-schema.ts';

/** How far apart runs of one commit come, by benchmark, as a share. */
export type NoiseFloors = ReadonlyMap<string, number>;

/** A benchmark of a report with its verdict, and the samples that it was judged on. */
export interface JudgedBenchmark extends Judged {
  readonly base: readonly number[];
  readonly head: readonly number[];
  /** It seemed to have changed, and was measured once more: only these samples were judged. */
  readonly isFresh: boolean;
}

/**
 * Judges a report. What was measured once more is judged on the fresh samples alone, and together with the others that were: a
 * difference that chance has chosen does not show itself twice. The same report and floors give the same verdicts.
 */
export function verdictsOf(
  { benchmarks, run }: Pick<BenchmarkReport, 'benchmarks' | 'run'>,
  floors: NoiseFloors,
): readonly JudgedBenchmark[] {
  const seed = Number.parseInt(run.slice(0, 8), 16);
  const measured = benchmarks.map(({ name, base, head, fresh, memory }) => ({
    name,
    ...(fresh ?? { base, head }),
    memory,
    isFresh: fresh !== undefined,
  }));
  const judged = new Map(
    [true, false].flatMap(fresh =>
      judge(measured.filter(({ isFresh }) => isFresh === fresh) satisfies readonly Measured[], {
        floors,
        seed,
      }).map(one => [one.name, one] as const),
    ),
  );
  return measured.flatMap(({ name, base, head, isFresh }) => {
    const one = judged.get(name);
    return one === undefined ? [] : [{ ...one, base, head, isFresh }];
  });
}
