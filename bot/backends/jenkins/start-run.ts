import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { JenkinsFailed } from '../../../tools/adapters/jenkins/jenkins.ts';
import { BackendFailed, type RunOrder } from '../backend.ts';
import { type BranchJob, readBranchJob } from './branch-job.ts';
import { endOpen } from './ending.ts';
import type { FoundRun } from './found-run.ts';
import type { JenkinsWorld } from './jenkins-world.ts';
import type { JobPlace } from './job-place.ts';
import { type RunNote, readNote, writeNote } from './run-note.ts';
import { RunSearch } from './run-search.ts';
import { scanned, triggered } from './trigger.ts';

/** What has to be known of a run to begin it. */
type Wanted = Pick<RunOrder, 'run' | 'sha' | 'intended'>;

/** How long one worker may be at it alone, and how long another waits for it, in milliseconds. */
const LEASE = 70_000;
const PAUSE = 250;
const PATIENCE = 100;

/** Has Jenkins begin a run, or finds that it was asked for already. */
export async function startedRun(
  world: JenkinsWorld,
  session: HttpSession,
  place: JobPlace,
  wanted: Wanted,
): Promise<void> {
  const name = `jenkins:${wanted.run}`;
  const holder = world.token();
  const take = () => world.memory.lease(name, holder, world.clock(), world.clock() + LEASE);
  for (let tries = 0; !(await take()); tries += 1) {
    if (tries >= PATIENCE) throw new BackendFailed('another worker is at this run', { later: true });
    await session.sleep(PAUSE);
  }
  try {
    await startedAlone(world, session, place, wanted);
  } finally {
    await world.memory.release(name, holder);
  }
}

async function startedAlone(
  world: JenkinsWorld,
  session: HttpSession,
  place: JobPlace,
  wanted: Wanted,
): Promise<void> {
  const job = await readBranchJob(session, place.address);
  const note = await readNote(world, wanted.run);
  const known = await new RunSearch(session, world).found(place, wanted, note);
  if (known.length > 0) return endOthers(session, known);
  if (job === undefined) return scan(world, session, place, wanted, note);
  if (note !== undefined && isOnItsWay(world, note)) return;
  await trigger(world, session, place, wanted, job);
  await endOthers(session, await new RunSearch(session, world).found(place, wanted, undefined));
}

/** A trigger without an answer may be done still; the build that a scan begins comes soon after its job. @throws BackendFailed while the first is so */
function isOnItsWay({ clock, limits }: JenkinsWorld, note: RunNote): boolean {
  const gone = clock() - note.at;
  if (note.by === 'scan') return gone < limits.scannedBuild;
  if (note.item === undefined && gone < limits.lost)
    throw new BackendFailed('Jenkins was asked to begin it and gave no answer; it is looked for', {
      later: true,
    });
  return false;
}

async function scan(
  world: JenkinsWorld,
  session: HttpSession,
  place: JobPlace,
  { run }: Wanted,
  note: RunNote | undefined,
): Promise<void> {
  const at = world.clock();
  const isNew = note === undefined || at - note.at >= world.limits.scan;
  // Before the scan: it may build the branch before the next line is reached.
  if (isNew) await writeNote(world, run, { at, next: 1, by: 'scan', item: undefined });
  await scanned(session, world, place);
}

async function trigger(
  world: JenkinsWorld,
  session: HttpSession,
  place: JobPlace,
  { run }: Wanted,
  job: BranchJob,
): Promise<void> {
  const asked = { at: world.clock(), next: job.next, by: 'trigger' } as const;
  await writeNote(world, run, { ...asked, item: undefined });
  try {
    const item = await triggered(session, place, job, run);
    await writeNote(world, run, { ...asked, item });
  } catch (error) {
    // Refused: nothing is on its way, and the next try need not wait for it.
    const isRefused = !(error instanceof JenkinsFailed && error.fault === 'unclear');
    if (isRefused) await writeNote(world, run, { ...asked, at: 0, item: undefined });
    throw error;
  }
}

/** Of several builds of one run all but the first are ended. */
async function endOthers(session: HttpSession, [, ...others]: readonly FoundRun[]): Promise<void> {
  await endOpen(session, others);
}
