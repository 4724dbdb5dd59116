import { BackendFailed } from '../backend.ts';
import { isJobId, isLimited, type SlurmJob, timeOf } from './squeue.ts';

/** A job as `scontrol show job -o` tells of it. */
export interface ShownJob extends SlurmJob {
  /** `0:0`: exit code and signal. */
  readonly exit: string;
  readonly comment: string;
}

/**
 * Reads `scontrol show job --oneliner JOB`. Values are not quoted there, so a job's name could hold ` JobState=COMPLETED`; ours
 * has the name that the operator gave, and the fields are taken from their last place before the command and the comment, which
 * come at the end of the line.
 * @throws BackendFailed when it is cut or another job
 */
export function shownJob(text: string, id: string): ShownJob {
  const [first = '', behind = ''] = text.split(/ Command=(.*)/s);
  const comment = / Comment=(\S*)/.exec(behind)?.[1] ?? '';
  const fields = new Map(
    first.split(/\s+/).map(word => {
      const at = word.indexOf('=');
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
  const of = (name: string): string => fields.get(name) ?? '';
  if (!isJobId(id) || of('JobId') !== id || !/^[A-Z_]+$/.test(of('JobState')) || !text.endsWith('\n'))
    throw new BackendFailed(`scontrol told nothing whole of job ${id}`, { later: true });
  return {
    id,
    state: of('JobState'),
    priority: Number(of('Priority')) || 0,
    partitions: of('Partition').split(','),
    start: timeOf(of('StartTime')),
    end: timeOf(of('EndTime')),
    limited: isLimited(of('TimeLimit')),
    reason: of('Reason').slice(0, 200),
    exit: of('ExitCode'),
    comment,
  };
}

/** Whether scontrol says that it knows no such job, and not merely that it could not ask. */
export const isUnknownJob = (err: string): boolean => /Invalid job id specified/.test(err);
