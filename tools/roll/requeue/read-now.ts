import type { JenkinsControl } from '../../adapters/jenkins/jenkins-control.ts';
import type { RecordedWork } from '../run/recorded-work.ts';
import { CLOCKS_APART } from '../run/time-limits.ts';
import type { JenkinsNow } from './jenkins-now.ts';

type Reading = Pick<JenkinsControl, 'waitingWork' | 'buildsOf'>;

/**
 * What there is now of the jobs of some work, for `lostWork`. The queue is read first: what leaves it meanwhile is among the
 * builds.
 * @throws JenkinsFailed
 */
export async function readNow(work: readonly RecordedWork[], control: Reading): Promise<JenkinsNow> {
  const oldest = Map.groupBy(work, ({ job }) => job);
  const since = [...oldest].map(
    ([job, of]) => [job, Math.min(...of.map(each => each.since)) - CLOCKS_APART] as const,
  );
  return readSince(since, control);
}

/**
 * What there is of one job since a time, for `alreadyStarted`.
 * @param intended when it was first meant to start work of the job, in milliseconds since 1970
 * @throws JenkinsFailed
 */
export const readStarts = (job: string, intended: number, control: Reading): Promise<JenkinsNow> =>
  readSince([[job, intended - CLOCKS_APART]], control);

async function readSince(
  jobs: readonly (readonly [job: string, time: number])[],
  control: Reading,
): Promise<JenkinsNow> {
  const waiting = await control.waitingWork();
  const builds = [];
  for (const [job, time] of jobs) builds.push(...(await control.buildsOf(job, { time })));
  return { waiting, builds };
}
