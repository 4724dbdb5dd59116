import type { Outcome, RunResult } from './run.ts';

/** A result of which there is nothing but one line. */
export const bareResult = (outcome: Outcome, summary: string): RunResult => ({
  outcome,
  summary,
  details: [],
  tests: undefined,
  artefacts: [],
  report: undefined,
});
