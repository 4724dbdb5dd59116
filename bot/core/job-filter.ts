import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';

/** The targets of earlier jobs, named by their numbers. */
export const ofJobs = ({ runs }: PullRecord, numbers: readonly string[]): ReadonlySet<string> =>
  new Set(runs.filter(run => isJob(run, numbers)).map(({ target }) => target));

/** Whether a run is one of these jobs: its handle is the number, or ends in it. */
export function isJob({ handle }: Run, numbers: readonly string[]): boolean {
  const last = handle?.split(/[/:#]/).findLast(part => part !== '');
  return last !== undefined && numbers.includes(last);
}
