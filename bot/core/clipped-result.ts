import type { RunResult } from '../model/run.ts';
import { clipped } from '../status/neutral.ts';

const LONGEST_LINE = 300;
const MOST_DETAILS = 20;
const MOST_ARTEFACTS = 30;

/** A result of a size that a record can hold, whatever the backend says. Artefacts beyond the first thirty are told in the details. */
export function clippedResult(result: RunResult): RunResult {
  const { summary, details, tests, artefacts, report } = result;
  const left = artefacts.length - MOST_ARTEFACTS;
  const lines = left > 0 ? [`${left} more artefacts are not listed`, ...details] : details;
  return {
    outcome: result.outcome,
    summary: clipped(summary, LONGEST_LINE),
    details: lines.slice(0, MOST_DETAILS).map(line => clipped(line, LONGEST_LINE)),
    tests: tests && { outcome: tests.outcome, summary: clipped(tests.summary, LONGEST_LINE) },
    artefacts: artefacts.slice(0, MOST_ARTEFACTS),
    report,
  };
}
