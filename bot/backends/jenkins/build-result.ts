import type { SeenBuild } from '../../../tools/adapters/jenkins/known-work.ts';
import { bareResult } from '../../model/bare-result.ts';
import type { Artefact, Outcome, RunResult } from '../../model/run.ts';

/** What else a build says when it is over. Texts are untrusted. */
export interface BuildLeavings {
  readonly tests: { readonly failed: number; readonly skipped: number; readonly total: number } | undefined;
  /** The names of stages that failed. */
  readonly stages: readonly string[];
  readonly artefacts: readonly Artefact[];
  /** Why artefacts are not taken. */
  readonly refused: readonly string[];
}

const BY_RESULT: Readonly<Record<string, Outcome>> = {
  SUCCESS: 'success',
  UNSTABLE: 'unstable',
  FAILURE: 'failure',
  ABORTED: 'cancelled',
  NOT_BUILT: 'not-started',
};

const SUMMARIES: Readonly<Record<string, string>> = {
  SUCCESS: 'passed',
  UNSTABLE: 'built, but something is wrong with it',
  FAILURE: 'failed',
  NOT_BUILT: 'Jenkins did not build it',
};

/** Why something was interrupted, of the time-outs of Jenkins and its steps. */
const TIME_OUT = /time(?:d |-)?out/i;

/** The result of a build that is over, for the commit that it was to build. */
export function resultOf(build: SeenBuild, { tests, stages, artefacts, refused }: BuildLeavings): RunResult {
  const { outcome, summary } = ended(build);
  const failing = stages.length === 0 ? [] : [`Failed in ${stages.join(', ')}.`];
  const unsaid = build.commit === undefined ? ['Jenkins does not say which commit it built.'] : [];
  return {
    outcome,
    summary,
    details: [...failing, ...unsaid, ...refused],
    tests: tests && testsOf(tests),
    artefacts: outcome === 'cancelled' ? [] : artefacts,
    report: undefined,
  };
}

function ended({ result = 'NOT_BUILT', interrupted, commit }: SeenBuild): {
  readonly outcome: Outcome;
  readonly summary: string;
} {
  const why = interrupted.join(', ');
  if (result === 'ABORTED' && TIME_OUT.test(why)) return { outcome: 'timed-out', summary: why };
  if (result === 'ABORTED') return { outcome: 'cancelled', summary: why };
  const outcome = BY_RESULT[result] ?? 'unknown';
  // A build that passed is worth nothing for a commit that it may not be of.
  if (commit === undefined && outcome !== 'failure')
    return { outcome: 'unknown', summary: 'Jenkins does not say which commit it built' };
  return { outcome, summary: SUMMARIES[result] ?? `ended as ${result}` };
}

function testsOf({ failed, skipped, total }: NonNullable<BuildLeavings['tests']>): RunResult['tests'] {
  const skips = skipped === 0 ? '' : `, ${skipped} skipped`;
  return failed === 0
    ? { outcome: 'success', summary: `${total} tests passed${skips}` }
    : { outcome: 'failure', summary: `${failed} of ${total} tests failed${skips}` };
}

/** The result of a run for which Jenkins built another commit. */
export const movedResult = (sha: string, built: string): RunResult => ({
  ...bareResult(
    'not-started',
    `the branch moved: Jenkins took ${built.slice(0, 12)} instead of ${sha.slice(0, 12)}`,
  ),
  details: ['That build was stopped.'],
});
