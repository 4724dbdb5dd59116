import { type Jenkins, JenkinsFailed } from '../adapters/jenkins/jenkins.ts';
import { BadConfig } from '../adapters/jenkins/parse-config.ts';
import type { JobChange } from './job-change.ts';
import type { JobsPlan } from './plan-jobs.ts';
import { remove } from './remove-job.ts';

/** What became of one change. `left`: it was not done, for a reason that is no failure. */
export interface JobAct {
  readonly path: string;
  readonly kind: JobChange['kind'];
  readonly outcome: 'done' | 'left' | 'failed';
  /** Empty when it was done. */
  readonly why: string;
}

/** Called as each act ends. */
export type Journal = (act: JobAct) => void;

/** With these nothing further can be done. */
const HOPELESS = ['unreachable', 'unauthorised'];

/**
 * Carries out a plan, one act after another. One that fails does not keep the others from being done, unless it stands in
 * their way. Nothing is restarted, and what runs builds is not deleted.
 */
export async function applyJobs(
  fleet: string,
  { changes }: JobsPlan,
  jenkins: Jenkins,
  journal: Journal,
): Promise<readonly JobAct[]> {
  const acts: JobAct[] = [];
  let hopeless: string | undefined;
  for (const change of changes) {
    const { path, kind } = change;
    const obstacle = hopeless ?? obstacleTo(change, acts);
    let act: JobAct;
    if (obstacle !== undefined) act = { path, kind, outcome: 'left', why: obstacle };
    else {
      const { failed, ...end } = await attempted(fleet, change, jenkins);
      act = { path, kind, ...end };
      if (failed !== undefined && HOPELESS.includes(failed.fault)) hopeless = `not tried: ${failed.message}`;
    }
    acts.push(act);
    journal(act);
  }
  return acts;
}

/** What keeps a change from being tried: its folder was not made, or the folder still holds something. */
function obstacleTo(change: JobChange, acts: readonly JobAct[]): string | undefined {
  if (change.kind === 'refused' || change.kind === 'kept') return change.why;
  const undone = acts.filter(({ outcome }) => outcome !== 'done');
  if (change.kind === 'add') {
    const folder = undone.find(({ path }) => change.path.startsWith(`${path}/`));
    return folder && `\`${folder.path}\` is not there`;
  }
  const held = change.kind === 'remove' && undone.find(({ path }) => path.startsWith(`${change.path}/`));
  return held ? `\`${held.path}\` still stands in it` : undefined;
}

interface End extends Pick<JobAct, 'outcome' | 'why'> {
  readonly failed?: JenkinsFailed;
}

const DONE: End = { outcome: 'done', why: '' };
const left = (why: string): End => ({ outcome: 'left', why });
const held = (why: string | undefined): End => (why === undefined ? DONE : left(why));

async function attempted(fleet: string, change: JobChange, jenkins: Jenkins): Promise<End> {
  try {
    return await done(fleet, change, jenkins);
  } catch (error) {
    if (error instanceof BadConfig) return { outcome: 'failed', why: error.message };
    if (!(error instanceof JenkinsFailed)) throw error;
    const fix = error.fix === undefined ? '' : `; ${error.fix}`;
    return { outcome: 'failed', why: `${error.message}${fix}`, failed: error };
  }
}

async function done(fleet: string, change: JobChange, jenkins: Jenkins): Promise<End> {
  switch (change.kind) {
    case 'add':
      await jenkins.create(change.path, change.configuration);
      return DONE;
    case 'change':
    case 'by-hand':
      if ((await jenkins.configuration(change.path)) !== change.seen)
        return left('it was changed on the server just now; look again');
      await jenkins.update(change.path, change.configuration);
      return DONE;
    case 'remove':
      return held(await remove(fleet, change, jenkins));
    case 'refused':
    case 'kept':
      return left(change.why);
  }
}
