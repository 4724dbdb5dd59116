import * as z from 'zod/mini';
import { median } from './median.ts';
import { noiseFloor } from './noise-floor.ts';
import type { BenchmarkReport } from './report-schema.ts';
import type { JudgedBenchmark, NoiseFloors } from './report-verdicts.ts';

const seconds = z.number().check(z.gt(0));
const name = z.string().check(z.minLength(1), z.maxLength(200));
const benchmark = z.object({
  name,
  verdict: z.enum(['regression', 'improvement', 'equivalent', 'inconclusive']),
  base: seconds,
  head: seconds,
  low: seconds,
  high: seconds,
  /** The medians of an A/A pair: the base against itself. */
  noise: z.optional(z.tuple([seconds, seconds])),
});
const entry = z.object({
  run: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  pull: z.int().check(z.positive()),
  sha: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  base: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  /** When it was measured, in milliseconds since 1970. */
  at: z.int().check(z.gte(0), z.lte(8.64e15)),
  benchmarks: z.array(benchmark),
});
const schema = z.object({ format: z.literal('fleet-benchmark-history-1'), entries: z.array(entry) });

/** A report in brief: what the index and the noise floors are made from. */
export type HistoryEntry = z.infer<typeof entry>;

/** GitHub gives files of up to a megabyte as text; half of it leaves room. */
const MOST_BYTES = 500_000;
const MOST_ENTRIES = 500;

/** The reports of a repository, oldest first. A file that is not there, or that somebody spoiled, gives none: it is written anew. */
export function historyOf(text: string | undefined): readonly HistoryEntry[] {
  if (text === undefined) return [];
  try {
    return schema.safeParse(JSON.parse(text)).data?.entries ?? [];
  } catch {
    return [];
  }
}

/** The history as a file: a line for each report. */
export function historyText(entries: readonly HistoryEntry[]): string {
  const lines: string[] = [];
  let size = 0;
  for (const one of entries.slice(-MOST_ENTRIES).toReversed()) {
    const line = JSON.stringify(one);
    size += Buffer.byteLength(line);
    if (size > MOST_BYTES) break;
    lines.unshift(line);
  }
  return `{"format":"fleet-benchmark-history-1","entries":[\n${lines.join(',\n')}\n]}\n`;
}

/** The history with a report in it, in its own place when it is there already. */
export function withEntry(entries: readonly HistoryEntry[], added: HistoryEntry): readonly HistoryEntry[] {
  return entries.some(({ run }) => run === added.run)
    ? entries.map(one => (one.run === added.run ? added : one))
    : [...entries, added];
}

/** What was there before a report: made twice, its page is judged by the same floors. */
export function earlierThan(entries: readonly HistoryEntry[], run: string): readonly HistoryEntry[] {
  const place = entries.findIndex(one => one.run === run);
  return place < 0 ? entries : entries.slice(0, place);
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** A report in brief. */
export function entryOf(
  { run, sha, base, ended: at, benchmarks }: BenchmarkReport,
  pull: number,
  judged: readonly JudgedBenchmark[],
): HistoryEntry {
  const noises = new Map(benchmarks.map(one => [one.name, one.noise]));
  return {
    run,
    pull,
    sha,
    base,
    at,
    benchmarks: judged.map(one => {
      const noise = noises.get(one.name);
      return {
        name: one.name,
        verdict: one.verdict,
        base: rounded(one.baseMedian),
        head: rounded(one.headMedian),
        low: rounded(one.low),
        high: rounded(one.high),
        ...(noise && { noise: [rounded(median(noise.one)), rounded(median(noise.other))] }),
      };
    }),
  };
}

/** How far apart the base came from itself, by benchmark, from the newest A/A pairs of the history and those of the report itself. */
export function floorsIn(
  entries: readonly HistoryEntry[],
  own: Pick<BenchmarkReport, 'benchmarks'>,
): NoiseFloors {
  const pairs = [
    ...entries.flatMap(({ benchmarks }) =>
      benchmarks.flatMap(one =>
        one.noise === undefined
          ? []
          : [{ name: one.name, pair: { one: [one.noise[0]], other: [one.noise[1]] } }],
      ),
    ),
    ...own.benchmarks.flatMap(({ name, noise }) => (noise === undefined ? [] : [{ name, pair: noise }])),
  ];
  return new Map(
    [...Map.groupBy(pairs, one => one.name)].flatMap(([name, its]) => {
      const floor = noiseFloor(its.slice(-MOST_PAIRS).map(({ pair }) => pair));
      return floor === undefined ? [] : [[name, floor] as const];
    }),
  );
}

/** What a machine was like long ago says little of today. */
const MOST_PAIRS = 60;
