import type { RunningBuild } from '../../facts.ts';
import { buildsOn } from '../../plan/running-builds.ts';
import { endless, stillToAbort } from '../aborted.ts';
import { standOf } from '../agents/act-ends.ts';
import type { Entry } from '../entry.ts';
import { isQuieted } from '../scene.ts';
import { leaderBecomes, leaderMeant } from './leader-entry.ts';
import type { SeenLeaderScene } from './leader-scene.ts';
import { verdictOn } from './waiting-over.ts';

/**
 * Builds that no restart carries over and that do not come to their end in quiet mode either: Pipelines pause there. One that
 * holds an agent which is marked offline, by whomever, or has lost its connection would wait for it for five minutes and end.
 */
const doomed = ({ kind, survival }: RunningBuild): boolean =>
  kind !== 'freestyle' && (survival === 'lost' || (survival === 'unknown' && kind === 'pipeline'));

const QUIETED = 'somebody else has Jenkins quieting down';

const isFreestyle = ({ kind }: RunningBuild): boolean => kind === 'freestyle';

/** Waits for what would be lost, while all else begins and goes on as ever. */
export function leaderDraining(scene: SeenLeaderScene): readonly Entry[] {
  const { leader, jenkins, state } = scene;
  // What was meant before, such as to cancel a quiet-down, comes to its end first.
  if ([...state.open.values()].some(({ machine }) => machine === 'leader')) return [];
  if (isQuieted(jenkins)) return [leaderBecomes('left', QUIETED)];
  const builds = buildsOn(jenkins.nodes).filter(doomed);
  // Builds that begin in between bring it back to this phase; the deadline is that of the first time.
  const entries = waitFor(builds, leader.begun, scene);
  if (entries !== undefined) return entries;
  return builds.length > 0 ? [] : [leaderBecomes('quieting'), leaderMeant({ kind: 'quiet' })];
}

/**
 * Nothing begins any more. Freestyle builds come to their end, also those on cordoned agents, which Jenkins itself would not
 * wait for; Pipelines come to their next step. Then all is written down.
 */
export function leaderQuieting(scene: SeenLeaderScene): readonly Entry[] {
  const { leader, jenkins, facts, settings, now } = scene;
  const quiet = standOf(leader.acts.filter(({ act }) => act.kind === 'quiet'));
  if (quiet.kind === 'open' || (quiet.kind === 'done' && facts.at < quiet.at)) return [];
  if (quiet.kind === 'failed') return letGo(quiet.why);
  if (!jenkins.quietingDown) return letGo('somebody has cancelled the quiet-down');
  if (isQuieted(jenkins)) return [leaderBecomes('left', QUIETED)];
  const builds = buildsOn(jenkins.nodes);
  // One that began between the last look and the quiet-down: in quiet mode it would never end.
  if (builds.some(doomed)) return [leaderMeant({ kind: 'unquiet' }), leaderBecomes('draining')];
  const freestyle = builds.filter(isFreestyle);
  const entries = waitFor(freestyle, leader.since, scene);
  if (entries !== undefined) return entries;
  if (freestyle.length > 0 || now - quiet.at < settings.grace) return [];
  return writeDown(scene);
}

function writeDown({ leader }: SeenLeaderScene): readonly Entry[] {
  const records = leader.acts.filter(({ act }) => act.kind === 'record');
  if (records.length === 0) return [leaderMeant({ kind: 'record' })];
  const record = standOf(records);
  if (record.kind === 'open') return [];
  if (record.kind === 'failed') return letGo(record.why);
  return [leaderBecomes('backing-up'), leaderMeant({ kind: 'back-up' })];
}

/** The leader stays as it is, and goes on working. */
export const letGo = (why: string): readonly Entry[] => [
  leaderBecomes('left', why),
  leaderMeant({ kind: 'unquiet' }),
];

/** Undefined: the policy says nothing, so it is waited. */
function waitFor(
  builds: readonly RunningBuild[],
  since: number,
  scene: SeenLeaderScene,
): readonly Entry[] | undefined {
  const verdict = verdictOn(builds, since, scene);
  if (verdict.kind === 'wait') return undefined;
  if (verdict.kind === 'leave') return letGo(verdict.why);
  const aborts = scene.leader.acts.filter(({ act }) => act.kind === 'abort');
  const stays = endless(verdict.builds, aborts, scene.now);
  if (stays) return letGo(stays);
  return stillToAbort(verdict.builds, aborts).map(({ url }) => leaderMeant({ kind: 'abort', build: url }));
}
