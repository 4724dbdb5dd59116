import { HttpJenkinsWork } from '../../adapters/jenkins/http-jenkins-work.ts';
import type { SessionOptions } from '../../adapters/jenkins/http-session.ts';
import type { World } from '../../world.ts';
import type { JenkinsFacts } from '../facts.ts';
import { jenkinsFacts } from './jenkins-facts.ts';

/**
 * Jenkins as it is now: what runs, waits and is marked offline. It changes nothing there. `serverAddress` and
 * `jenkinsCredentials` (tools/jobs/server-access.ts) find where it is and who asks; `pauses: []` does not wait for a server
 * that is starting.
 * @throws JenkinsFailed when it cannot be reached, may not be read, or answers what cannot be read.
 */
export async function readJenkins(
  options: SessionOptions,
  { now }: Pick<World, 'now'>,
): Promise<JenkinsFacts> {
  const work = new HttpJenkinsWork(options);
  // In this order nothing falls between two answers: what leaves the queue meanwhile is on an executor or among the jobs.
  const overview = await work.overview();
  const queue = await work.queue();
  const computers = await work.computers();
  const jobs = await work.jobsAtWork();
  return jenkinsFacts({ overview, queue, computers, jobs, at: now() });
}
