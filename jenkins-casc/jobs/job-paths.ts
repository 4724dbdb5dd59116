import type { Fleet } from '../../fleet/schema/fleet.ts';

type Job = Fleet['jobs'][string];

/** Where a job stands in Jenkins: names with `/` between them, as jenkins-job-builder and the `build` step write them. */
export const jobPath = (name: string, { folder }: Pick<Job, 'folder'>): string =>
  folder === undefined ? name : `${folder}/${name}`;

/** The job that a multibranch Pipeline makes for a branch: its name is the branch's, with `/` and its like encoded. */
export const branchPath = (path: string, branch: string): string => `${path}/${encodeURIComponent(branch)}`;

/** The jobs of a fleet by name: where they stand in the fleet file changes nothing. */
export const sortedJobs = ({ jobs }: Pick<Fleet, 'jobs'>): readonly (readonly [string, Job])[] =>
  Object.entries(jobs).sort(([a], [b]) => (a < b ? -1 : 1));
