import { describe, expect, it } from 'vitest';
import type { JenkinsControl } from '../../../../tools/adapters/jenkins/jenkins-control.ts';
import type { SeenBuild } from '../../../../tools/adapters/jenkins/known-work.ts';
import type { HandParts } from '../../../../tools/roll/hands/hand-parts.ts';
import { workAct } from '../../../../tools/roll/hands/work-acts.ts';
import type { LostWork, RecordedWork } from '../../../../tools/roll/run/recorded-work.ts';
import { SETTLING } from '../../../../tools/roll/run/time-limits.ts';
import { build, DOWNTIME, recordOf, work } from '../requeue/works.ts';

const PIPELINE = work({ kind: 'pipeline', job: 'job/app/job/main/', number: 12 });
const GONE = work();

/** Asks for lost work as a roll does, at this time. */
async function found(
  now: number,
  pipeline: Partial<SeenBuild>,
  before?: readonly LostWork[],
  recorded: RecordedWork = PIPELINE,
) {
  const reading: Pick<JenkinsControl, 'waitingWork' | 'buildsOf'> = {
    waitingWork: async () => [],
    buildsOf: async job => (job === PIPELINE.job ? [build(PIPELINE, pipeline)] : []),
  };
  // Nothing else is asked of either by this act.
  const parts = { control: reading, clock: { now: () => now } } as unknown as HandParts;
  const leader = {
    phase: 'starting-again',
    why: undefined,
    since: now,
    begun: now,
    acts: [],
    record: recordOf(recorded, GONE),
    later: undefined,
    snapshot: undefined,
    lost: before,
    ...DOWNTIME,
    started: [],
    restored: false,
  } as const;
  const performance = { roll: 'r', intended: now, leader, tell: () => {} };
  const outcome = await workAct({ kind: 'find-lost' }, performance, parts);
  if (outcome.result !== 'done' || outcome.got?.kind !== 'lost') throw new Error('it failed');
  return outcome.got;
}

describe('looking for lost work', () => {
  it('is done again while something resumes, and then finds only what is new', async () => {
    const first = await found(DOWNTIME.back + 1, { result: undefined, ended: undefined });
    expect(first.lost.map(each => each.work)).toEqual([GONE]);
    expect(first.more).toBe(true);
    const ended = {
      result: 'ABORTED',
      ended: DOWNTIME.back + 301_000,
      interrupted: ['Timeout waiting for agent to come back'],
    };
    const second = await found(DOWNTIME.back + SETTLING, ended, first.lost);
    expect(second.lost).toEqual([{ work: PIPELINE, how: 'rebuild' }]);
    expect(second.more).toBe(false);
  });

  it('is not done again for what waited and began when Jenkins was back', async () => {
    const began = { since: DOWNTIME.back + 1, result: undefined, ended: undefined };
    const waited = { ...PIPELINE, number: undefined };
    expect((await found(DOWNTIME.back + 2, began, undefined, waited)).more).toBe(false);
  });
});
