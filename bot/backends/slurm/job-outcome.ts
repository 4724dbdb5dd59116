import { bareResult } from '../../model/bare-result.ts';
import type { Artefact, Outcome, RunResult } from '../../model/run.ts';
import { type ResultFile, resultName, testName } from './result-file.ts';

/** How a job ended in Slurm. Undefined state: Slurm has forgotten it. */
export interface JobEnd {
  readonly job: string;
  readonly state: string | undefined;
  /** `0:0`. */
  readonly exit: string | undefined;
  /** This bot asked Slurm to end it. */
  readonly stopped: boolean;
}

/** What was read of what a job left; undefined: missing or unreadable. */
export interface JobFiles {
  readonly result: ResultFile | undefined;
  readonly tests: ResultFile | undefined;
  readonly artefacts: readonly Artefact[];
  /** Why artefacts that were named are not taken. */
  readonly refused: readonly string[];
}

const BY_STATE: Readonly<Record<string, { readonly outcome: Outcome; readonly summary: string }>> = {
  TIMEOUT: { outcome: 'timed-out', summary: 'its time limit was reached' },
  DEADLINE: { outcome: 'timed-out', summary: 'its deadline was reached' },
  NODE_FAIL: { outcome: 'failure', summary: 'the node failed; running it again may help' },
  BOOT_FAIL: { outcome: 'failure', summary: 'the node did not boot; running it again may help' },
  OUT_OF_MEMORY: { outcome: 'failure', summary: 'it ran out of memory' },
  PREEMPTED: { outcome: 'failure', summary: 'another job took its place; running it again may help' },
  REVOKED: { outcome: 'cancelled', summary: 'its cluster gave it away' },
};

/** The result of a job: where Slurm ended it, Slurm's word; else that of the repository's scripts, which is UNKNOWN where it is missing. */
export function jobResult(end: JobEnd, files: JobFiles): RunResult {
  const forced = end.state === 'CANCELLED' ? cancelled(end) : BY_STATE[end.state ?? ''];
  if (forced !== undefined) return bareResult(forced.outcome, forced.summary);
  return {
    ...buildOutcome(end, files),
    tests: testOutcome(end, files),
    artefacts: files.artefacts,
    report: undefined,
  };
}

const cancelled = ({ stopped }: JobEnd): { readonly outcome: Outcome; readonly summary: string } => ({
  outcome: 'cancelled',
  summary: stopped ? 'stopped by this bot' : 'cancelled in Slurm by hand, not by this bot',
});

function buildOutcome(
  end: JobEnd,
  { result, refused }: JobFiles,
): Pick<RunResult, 'outcome' | 'summary' | 'details'> {
  const slurm = slurmLine(end);
  if (result === undefined)
    return {
      outcome: 'unknown',
      summary: `the file ${resultName(end.job)} is missing or cannot be read`,
      details: [...slurm, 'No artefacts were found.', ...refused],
    };
  const [summary = result.outcome, ...details] = result.lines;
  return { outcome: result.outcome, summary, details: [...details, ...slurm, ...refused] };
}

function testOutcome({ job }: JobEnd, { result, tests }: JobFiles): RunResult['tests'] {
  if (tests !== undefined) return { outcome: tests.outcome, summary: tests.lines[0] ?? tests.outcome };
  if (result === undefined) return undefined;
  return { outcome: 'unknown', summary: `the file ${testName(job)} is missing or cannot be read` };
}

function slurmLine({ state, exit, job }: JobEnd): readonly string[] {
  if (state === undefined) return [`Slurm no longer knows job ${job}.`];
  return state === 'COMPLETED' ? [] : [`Slurm: ${state}, exit code ${exit ?? 'unknown'}.`];
}
