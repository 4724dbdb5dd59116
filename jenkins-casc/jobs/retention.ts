import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Duration } from '../../fleet/values/duration.ts';
import { jobPath } from './job-paths.ts';

/** How much of a branch's past is kept. */
export interface Retention {
  /** How many builds. */
  readonly builds: number;
  /** How many days. */
  readonly days: number;
}

const DAY_SECONDS = 86_400;

/** Jenkins counts in days: a part of one counts as a whole one, and nothing is kept for less than one. */
export const wholeDays = (time: Duration): number => Math.max(1, Math.ceil(time.seconds / DAY_SECONDS));

/**
 * What is kept of the builds of each multibranch Pipeline's branches, by its path. jenkins-job-builder has no words for it:
 * `fleet jobs` adds it to what that renders.
 */
export function retentions({ jobs }: Pick<Fleet, 'jobs'>): ReadonlyMap<string, Retention> {
  return new Map(
    Object.entries(jobs).map(([name, job]) => [
      jobPath(name, job),
      { builds: job.keep.builds, days: wholeDays(job.keep.for) },
    ]),
  );
}
