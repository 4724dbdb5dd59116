import { buildsOn } from '../../plan/running-builds.ts';
import { standOf } from '../agents/act-ends.ts';
import type { Entry } from '../entry.ts';
import type { Outcome } from '../outcome.ts';
import type { LostWork } from '../recorded-work.ts';
import { SETTLING } from '../time-limits.ts';
import { leaderBecomes, leaderMeant, stopsWith } from './leader-entry.ts';
import type { LeaderScene, SeenLeaderScene } from './leader-scene.ts';

/**
 * It has to have what it had, and to build. One that has not is put back; one that was put back goes on whatever is wrong with
 * it, since what was lost waits to be started again, and a person is told.
 */
export function leaderChecking(scene: SeenLeaderScene): readonly Entry[] {
  const stand = standOf(scene.leader.acts);
  if (stand.kind === 'open') return [];
  const wrong = stand.kind === 'failed' ? stand.why : unwanted(scene);
  if (wrong !== undefined && !scene.leader.restored)
    return [leaderBecomes('condemned', wrong), leaderMeant({ kind: 'quiet' })];
  return [
    leaderBecomes('resuming', wrong),
    ...(wrong === undefined ? [] : [stopsWith(wrong)]),
    leaderMeant({ kind: 'unquiet' }),
    ...marksAgain(scene, scene.leader.back ?? scene.now),
  ];
}

/** Somebody wants the one back that was there before. */
const unwanted = ({ state, leader }: SeenLeaderScene): string | undefined =>
  state.rollsBack && !leader.restored ? state.stopping?.why : undefined;

/**
 * Marks of others that a restart has taken away, each once: who takes one away after that means it.
 * @param back - since when Jenkins answers again, in milliseconds since 1970
 */
export function marksAgain(
  { leader, jenkins, state: roll }: SeenLeaderScene,
  back: number,
): readonly Entry[] {
  const marks = leader.record?.marks ?? {};
  const asked = new Set(
    [...roll.open.values()].flatMap(({ act }) => (act.kind === 'mark-again' ? [act.node] : [])),
  );
  return jenkins.nodes.flatMap(({ name, state }) => {
    const reason = Object.hasOwn(marks, name) ? marks[name] : undefined;
    const isDone = asked.has(name) || (roll.touched(name)?.at ?? Number.NEGATIVE_INFINITY) >= back;
    return reason === undefined || state === 'cordoned' || isDone
      ? []
      : [leaderMeant({ kind: 'mark-again', node: name, reason })];
  });
}

/** When builds begin again, it is looked for what did not come through. */
export function leaderResuming({ leader }: LeaderScene): readonly Entry[] {
  if (standOf(leader.acts).kind === 'open') return [];
  const scans = (leader.record?.projects ?? []).map(project => leaderMeant({ kind: 'scan', project }));
  return [leaderBecomes('starting-again'), leaderMeant({ kind: 'find-lost' }), ...scans];
}

/**
 * What was lost begins again, each once and one after another: of two that are alike nobody could say later which is which.
 * While something resumes, it may still turn out to be lost; then it is looked again.
 */
export function leaderStartingAgain(scene: LeaderScene): readonly Entry[] {
  const { leader, now } = scene;
  if (standOf(leader.acts).kind === 'open') return [];
  const looked = standOf(leader.acts.filter(({ act }) => act.kind === 'find-lost'));
  if (looked.kind === 'failed') return [...back(scene), stopsWith(`${UNFOUND}: ${looked.why}`)];
  const asked = leader.acts.filter(({ act }) => act.kind === 'start-again').length;
  const found = leader.acts.flatMap(({ end }) => lostIn(end?.outcome));
  const next = found.flatMap(({ lost }) => lost.flatMap(again))[asked];
  if (next) return [next];
  if (!found.some(({ more }) => more)) return back(scene);
  if (now < (leader.back ?? now) + SETTLING && mayStillBeLost(scene)) return [];
  return [leaderBecomes('starting-again'), leaderMeant({ kind: 'find-lost' })];
}

const UNFOUND = 'what its restart has ended could not be found, so a person has to look for it';

/** How long after one look for lost work the next is of use, in milliseconds: just after a restart not all that resumes is seen. */
const LOOK_AGAIN = 10_000;

/** What was recorded and runs on may still end for want of its node. When all of it has ended, there is nothing to wait for. */
function mayStillBeLost({ leader, facts: { jenkins }, now }: LeaderScene): boolean {
  const looked = standOf(leader.acts);
  if (jenkins === undefined || (looked.kind === 'done' && now - looked.at < LOOK_AGAIN)) return true;
  const running = new Set(buildsOn(jenkins.nodes).map(({ url }) => url));
  const recorded = [leader.record, leader.later].flatMap(record => record?.work ?? []);
  return recorded.some(({ job, number }) => number !== undefined && running.has(`${job}${number}/`));
}

const lostIn = (outcome: Outcome | undefined) =>
  outcome?.result === 'done' && outcome.got?.kind === 'lost' ? [outcome.got] : [];

const again = ({ work, how }: LostWork): readonly Entry[] =>
  how === 'by-hand' ? [] : [leaderMeant({ kind: 'start-again', work, how })];

function back({ leader, state }: LeaderScene): readonly Entry[] {
  if (!leader.restored) return [leaderBecomes('rolled')];
  const why = leader.why ?? 'it was not sound';
  return [leaderBecomes('restored', why), ...(state.stopping ? [] : [stopsWith(why)])];
}
