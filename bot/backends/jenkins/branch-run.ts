import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { readBuildsOf } from '../../../tools/adapters/jenkins/read-builds.ts';
import { digest } from '../../core/digest.ts';
import type { Repository } from '../../model/pull.ts';
import type { JenkinsWorld } from './jenkins-world.ts';
import { branchPlace } from './job-place.ts';
import { readNote } from './run-note.ts';
import { startedRun } from './start-run.ts';

/** A target that is to be run on a branch for a commit. */
interface BranchRun {
  readonly repository: Repository;
  readonly target: string;
  readonly branch: string;
  readonly sha: string;
}

/** How many of a branch's newest builds may have built the commit already, as after a push that Jenkins was told of. */
const RECENT = 50;

/** Starts the job of a branch once for each commit; one that Jenkins built by itself is not built again. */
export async function startedOnBranch(
  world: JenkinsWorld,
  session: HttpSession,
  { repository, target, branch, sha }: BranchRun,
): Promise<void> {
  const place = branchPlace(world, repository, target, branch);
  const run = digest(repository.id, target, branch, sha);
  const note = await readNote(world, run);
  // It was taken on, and what became of it is the branch's affair.
  if (note?.item !== undefined) return;
  const builds = await readBuildsOf(session, place.address, { time: 0 });
  if (builds.slice(0, RECENT).some(({ commit }) => commit === sha)) return;
  await startedRun(world, session, place, { run, sha, intended: world.clock() });
}
