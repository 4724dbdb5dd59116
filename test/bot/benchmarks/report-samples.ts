import { entryOf, floorsIn, type HistoryEntry, withEntry } from '../../../bot/benchmarks/history.ts';
import { type BenchmarkReport, REPORT_FORMAT } from '../../../bot/benchmarks/report-schema.ts';
import { verdictsOf } from '../../../bot/benchmarks/report-verdicts.ts';
import { seededRandom } from '../../../bot/benchmarks/seeded-random.ts';
import type { ToldReport } from '../../../bot/benchmarks/told-report.ts';

const HOSTILE = [
  '</style><script>document.title="owned"</script>',
  '"><img src=x onerror=alert(1)>',
  '| @octocat `#1` ![x](http://example.org)',
];

/** Names of benchmarks, their seconds at the base, how the head differs, and how noisy they are. */
const BENCHMARKS: readonly (readonly [string, number, number, number])[] = [
  ['ode/Tsit5/lotka-volterra', 0.0123, 1.3, 0.01],
  ['ode/Rodas5/robertson', 0.0842, 1.08, 0.012],
  ['ode/Vern9/pleiades', 0.31, 0.81, 0.02],
  ['sde/SOSRI/linear', 1.72, 1, 0.01],
  ['sde/EM/two dimensions', 0.000_043, 1, 0.05],
  [
    'dae/IDA/a benchmark whose name is so long that it takes several lines on every telephone',
    2.4,
    1.001,
    0.006,
  ],
  ['interpolation', 0.000_000_9, 1.02, 0.16],
];

const hex = (seed: number, digits: number): string => {
  const random = seededRandom(seed);
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
};

/** A report of benchmarks, the same for the same seed. */
export function reportSample(
  seed: number,
  names: readonly string[] = BENCHMARKS.map(([name]) => name),
): BenchmarkReport {
  const random = seededRandom(seed);
  const times = (middle: number, noise: number) =>
    Array.from(
      { length: 10 },
      () => middle * (1 + noise * (random() + random() - 1) + (random() < 0.04 ? 3 * noise : 0)),
    );
  return {
    format: REPORT_FORMAT,
    run: hex(seed, 16),
    outcome: 'success',
    stage: 'done',
    sha: hex(seed + 1, 40),
    base: hex(seed + 2, 40),
    benchmarks: names.map((name, index) => {
      const [, seconds, ratio, noise] = BENCHMARKS[index % BENCHMARKS.length] ?? ['', 1, 1, 0.01];
      const sides = () => ({ base: times(seconds, noise), head: times(seconds * ratio, noise) });
      return {
        name,
        ...sides(),
        ...(ratio === 1 ? {} : { fresh: sides() }),
        noise: { one: times(seconds, noise), other: times(seconds, noise) },
        memory: { base: 4_096_000, head: index === 1 ? 5_120_000 : 4_096_000 },
      };
    }),
    dropped: 0,
    machine: { processor: 'AMD EPYC 7763 64-Core Processor', cores: 16, system: 'Linux 6.1' },
    began: Date.UTC(2026, 10, 21, 12),
    ended: Date.UTC(2026, 10, 21, 12) + seed * 3_600_000,
    files: [],
  };
}

/** A report as it is told. */
export function toldSample(seed: number, names?: readonly string[]): ToldReport {
  const report = reportSample(seed, names);
  return {
    report,
    judged: verdictsOf(report, floorsIn([], report)),
    repository: 'SciML/OrdinaryDiffEq.jl',
    pull: 42,
    pullAddress: 'https://github.com/SciML/OrdinaryDiffEq.jl/pull/42',
  };
}

/** A told report with names that would like to act, and one of the same size without. */
export const hostileSample = (): ToldReport => toldSample(7, HOSTILE);
export const harmlessSample = (): ToldReport =>
  toldSample(
    7,
    HOSTILE.map((_, index) => `name ${index}`),
  );

/** The history of some reports. */
export const historySample = (count: number): readonly HistoryEntry[] =>
  Array.from({ length: count }, (_, index) => toldSample(index + 1)).reduce<readonly HistoryEntry[]>(
    (all, { report, judged }, index) => withEntry(all, entryOf(report, 40 + index, judged)),
    [],
  );
