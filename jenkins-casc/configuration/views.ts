import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { SettingsMap } from './settings.ts';

/** The view with all jobs, which Jenkins opens with. */
export const ALL_VIEW: SettingsMap = { all: { name: 'all' } };

/** The view of all jobs and the lists of the fleet file, sorted by name; jobs in folders are named with the folder. */
export function viewsOf({ jenkins, jobs }: Pick<Fleet, 'jenkins' | 'jobs'>): readonly SettingsMap[] {
  const jobPath = (name: string) => [jobs[name]?.folder, name].filter(step => step !== undefined).join('/');
  const lists = Object.entries(jenkins.views)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, listed]) => ({ list: { name, jobNames: listed.map(jobPath).sort(), recurse: true } }));
  return [ALL_VIEW, ...lists];
}
