import type { Jenkins } from '../adapters/jenkins/jenkins.ts';
import { inParallel } from './in-parallel.ts';
import { isOurs, type PresentJobs } from './plan-jobs.ts';
import type { WantedJobs } from './wanted-jobs.ts';

/** How many configurations are read at a time: enough to be quick, too few to be felt by the server. */
const AT_A_TIME = 8;

/** Reads what a comparison needs from a server. */
export async function presentJobs(fleet: string, wanted: WantedJobs, jenkins: Jenkins): Promise<PresentJobs> {
  const items = await jenkins.items();
  const compared = items.filter(item => wanted.has(item.path) && isOurs(item, fleet));
  const read = await inParallel(compared, AT_A_TIME, async ({ path }) => {
    return [path, await jenkins.configuration(path)] as const;
  });
  return { items, configurations: new Map(read) };
}
