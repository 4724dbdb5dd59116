import type { JenkinsControl } from '../../adapters/jenkins/jenkins-control.ts';
import type { LostWork } from '../run/recorded-work.ts';
import { readStarts } from './read-now.ts';
import { type Attempt, alreadyStarted } from './started-again.ts';

/** What a start needs of Jenkins. */
export type Starting = Pick<JenkinsControl, 'waitingWork' | 'buildsOf' | 'startAgain'>;

/**
 * Starts lost work again unless that was done before, whether the one that did it lived to write it down or not. Where Jenkins
 * does not name what it began, it is looked for; where it cannot be found, the job's address stands for it.
 * @returns the address of a queue item or build, relative to the root
 * @throws JenkinsFailed; with the fault `unclear` it may have been done, and the next call finds it
 */
export async function startOnce(
  { work, how }: { readonly work: LostWork['work']; readonly how: 'rebuild' | 'parameters' },
  attempt: Attempt,
  control: Starting,
): Promise<string> {
  const look = async () =>
    alreadyStarted(work, await readStarts(work.job, attempt.intended, control), attempt);
  const before = await look();
  if (before !== undefined) return before;
  const { item } = await control.startAgain(work, how);
  return item ?? (await look()) ?? work.job;
}
