import { bareResult } from '../model/bare-result.ts';
import type { RunResult } from '../model/run.ts';
import { changeText } from './figures.ts';
import type { BenchmarkReport } from './report-schema.ts';
import { type NoiseFloors, verdictsOf } from './report-verdicts.ts';
import { verdictRank, verdictWords } from './verdict-words.ts';

/** How many changes are told in the comment; the page tells all. */
const MOST_TOLD = 8;

const STAGE_WORDS: Readonly<Record<BenchmarkReport['stage'], string>> = {
  prepare: 'before it began',
  fetch: 'when the commits were fetched: the pull request may have another head by now',
  checkout: 'when the commits were checked out',
  setup: 'in `benchmark/setup`',
  measure: 'in the benchmarks',
  diagrams: 'while diagrams were drawn',
  done: 'after all was measured',
};

/** What a failed run is told as, by the stage in which it was. */
export const stageWords = (stage: BenchmarkReport['stage']): string => `failed ${STAGE_WORDS[stage]}`;

/** A report as the result of its run, without artefacts. Names in it are untrusted. */
export function reportResult(report: BenchmarkReport, floors: NoiseFloors): RunResult {
  if (report.outcome === 'failure') return bareResult('failure', stageWords(report.stage));
  const judged = verdictsOf(report, floors);
  const changed = judged
    .filter(({ verdict }) => verdict === 'regression' || verdict === 'improvement')
    .toSorted((one, other) => verdictRank(one.verdict) - verdictRank(other.verdict));
  const told = changed
    .slice(0, MOST_TOLD)
    .map(({ name, verdict, ratio }) => `${verdict}: ${name}, ${changeText(ratio)}`);
  const rest = changed.length - told.length;
  const details = [
    ...told,
    ...(rest > 0 ? [`${rest} more changes`] : []),
    ...(report.dropped > 0 ? [`${report.dropped} more benchmarks than a report holds`] : []),
  ];
  return { ...bareResult('success', verdictWords(judged)), details };
}
