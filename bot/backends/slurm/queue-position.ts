import { HELD, phaseOf } from './job-states.ts';
import type { SlurmJob } from './squeue.ts';

/**
 * The place of a waiting job in its queue, from 1: among the waiting jobs of its partitions, those with a higher priority are
 * before it, and of equal ones the older. Jobs that are held have no priority and no place.
 */
export function queuePosition(job: SlurmJob, jobs: Iterable<SlurmJob>): number | undefined {
  if (job.priority === 0 || job.reason === HELD) return undefined;
  let before = 0;
  for (const other of jobs) if (isBefore(other, job)) before += 1;
  return before + 1;
}

function isBefore(other: SlurmJob, job: SlurmJob): boolean {
  if (other.id === job.id || other.priority === 0 || phaseOf(other.state) !== 'waiting') return false;
  if (!other.partitions.some(partition => job.partitions.includes(partition))) return false;
  if (other.priority !== job.priority) return other.priority > job.priority;
  return Number(other.id) < Number(job.id);
}
