import { coreVersion } from '../../../jenkins-casc/plugins/plugins-txt.ts';
import { isSameBuild } from '../requeue/identity.ts';
import { lostWork } from '../requeue/lost-work.ts';
import { readNow } from '../requeue/read-now.ts';
import { startOnce } from '../requeue/start-once.ts';
import { isRollMark, rollMark } from '../roll-mark.ts';
import type { Act } from '../run/act.ts';
import type { Performance } from '../run/hands.ts';
import type { Outcome } from '../run/outcome.ts';
import type { LeaderRecord, LostWork } from '../run/recorded-work.ts';
import { isQuieted, markOn } from '../run/scene.ts';
import type { LeaderStanding } from '../run/standing.ts';
import { SETTLING } from '../run/time-limits.ts';
import type { HandParts } from './hand-parts.ts';
import { leaderFaults } from './leader-faults.ts';

const DONE: Outcome = { result: 'done' };

type WorkAct = Extract<
  Act,
  { readonly kind: 'quiet' | 'unquiet' | 'record' | 'check-leader' | 'find-lost' | 'start-again' | 'scan' }
>;

/** What a roll does with the queue and with what runs. */
export async function workAct(act: WorkAct, performance: Performance, parts: HandParts): Promise<Outcome> {
  const { control, account } = parts;
  const { roll, intended, leader } = performance;
  switch (act.kind) {
    case 'quiet':
      if (isQuieted(await parts.readJenkins()))
        return { result: 'failed', why: 'somebody else has Jenkins quieting down' };
      await control.quietDown(`${rollMark(roll)}: Jenkins is upgraded; builds go on afterwards`);
      return DONE;
    case 'unquiet':
      // It would also cancel a safe restart that somebody else waits for.
      if (!isQuieted(await parts.readJenkins())) await control.cancelQuietDown();
      return DONE;
    case 'record':
      return { result: 'done', got: { kind: 'record', record: await recordOf(parts, roll) } };
    case 'check-leader':
      return check(leader, parts);
    case 'find-lost':
      return findLost(leader, parts);
    case 'start-again': {
      const claimed = new Set(leader?.started);
      return {
        result: 'done',
        got: { kind: 'started', url: await startOnce(act, { account, intended, claimed }, control) },
      };
    }
    case 'scan':
      await control.scan(act.project);
      return DONE;
  }
}

/**
 * All marks but those of this roll: nodes that come and go lose theirs with a restart, and lasting ones, which the configuration
 * as code lists, when it is read at the start.
 */
async function recordOf({ control, clock, readJenkins }: HandParts, roll: string): Promise<LeaderRecord> {
  const at = clock.now();
  const inventory = await control.inventory();
  const { nodes } = await readJenkins();
  const marks = nodes.flatMap(node => {
    const { name, reason = 'cordoned' } = node;
    return markOn(node) === undefined || isRollMark(reason, roll) ? [] : [[name, reason] as const];
  });
  return { ...inventory, at, marks: Object.fromEntries(marks) };
}

async function check(leader: LeaderStanding | undefined, { control, fleet }: HandParts): Promise<Outcome> {
  if (leader?.record === undefined)
    return { result: 'failed', why: 'there is no record of the leader from before' };
  const wanted = leader.restored ? leader.record.version : coreVersion(fleet.leader.jenkins);
  const faults = leaderFaults(fleet, leader.record, await control.inventory(), wanted);
  return faults.length === 0 ? DONE : { result: 'failed', why: faults.join('; ') };
}

async function findLost(leader: LeaderStanding | undefined, { control, clock }: HandParts): Promise<Outcome> {
  const { record, later, down, back = clock.now() } = leader ?? {};
  const written = [
    ...(record ? [{ record, down: down ?? record.at }] : []),
    // What began on a leader that was then put back ended with that one.
    ...(later ? [{ record: later, down: later.at }] : []),
  ];
  const now = await readNow(
    written.flatMap(each => each.record.work),
    control,
  );
  const lost = written.flatMap(each => lostWork(each.record, now, { down: each.down, back }, leader?.lost));
  // What waited and began since Jenkins is back resumes nothing. The middle parts before from after whatever the clocks say.
  const resumes = written.some(each =>
    now.builds.some(
      build =>
        build.result === undefined &&
        build.since < (each.down + back) / 2 &&
        each.record.work.some(work => isSameBuild(work, build)),
    ),
  );
  const more = resumes && clock.now() < back + SETTLING;
  return { result: 'done', got: { kind: 'lost', lost: eachOnce(lost), more } };
}

/** What waited when it was written down first may have begun by the second time; its queue item is the same. */
const eachOnce = (lost: readonly LostWork[]): readonly LostWork[] =>
  [
    ...new Map(
      lost.toReversed().map(each => [JSON.stringify([each.work.job, each.work.item]), each]),
    ).values(),
  ].toReversed();
