import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { readBranchJob } from './branch-job.ts';
import type { JenkinsWorld } from './jenkins-world.ts';
import type { JobPlace } from './job-place.ts';
import type { RunNote } from './run-note.ts';

/** Whether a build may come still that was asked for and is not there: the answer was lost, or a scan goes on. */
export async function isAwaited(
  { clock, limits }: JenkinsWorld,
  session: HttpSession,
  { address }: JobPlace,
  { by, at, item }: RunNote,
): Promise<boolean> {
  if (item !== undefined) return false;
  const gone = clock() - at;
  if (by === 'trigger') return gone < limits.lost;
  if (gone >= limits.scan) return false;
  return gone < limits.scannedBuild || (await readBranchJob(session, address)) === undefined;
}
