import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollStory } from '../../../../tools/roll/report/roll-story.ts';
import { workedOn } from '../../../../tools/roll/report/run-stories.ts';
import { storyCounts } from '../../../../tools/roll/report/story-counts.ts';
import type { JournalLine } from '../../../../tools/roll/run/entry.ts';
import { anyEntry } from '../journal/arbitrary-entries.ts';
import { journalArbitrary } from './random-journals.ts';
import { BEGUN, eventfulRoll, foundLost, MINUTE, recorded, ToldRoll, target, work } from './told-rolls.ts';

const told = (lines: readonly JournalLine[], now: number) => {
  const story = rollStory(lines, now);
  if (story === undefined) throw new Error('no roll was begun');
  return story;
};

const anyNow = fc.integer({ min: BEGUN - MINUTE, max: BEGUN + 3_000 * MINUTE });

describe('the story of any journal', () => {
  it('has each machine once, with phases that do not overlap and lie between its beginning and its end', () => {
    fc.assert(
      fc.property(journalArbitrary, anyNow, (lines, now) => {
        const story = told(lines, now);
        const names = story.machines.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(story.until).toBeLessThanOrEqual(Math.max(now, story.begun));
        for (const { intervals, end } of [...story.machines, ...(story.leader ? [story.leader] : [])]) {
          let last = story.begun;
          for (const { from, to } of intervals) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThanOrEqual(from);
            last = to;
          }
          expect(end?.at ?? last).toBeGreaterThanOrEqual(last);
          expect(last).toBeLessThanOrEqual(story.until);
        }
      }),
    );
  });

  it('counts every machine once, and has runs and gaps one after the other', () => {
    fc.assert(
      fc.property(journalArbitrary, anyNow, (lines, now) => {
        const story = told(lines, now);
        const { machines, rolled, underWay, waiting, left, failed } = storyCounts(story);
        expect(machines).toBe(story.machines.length);
        expect(rolled + underWay + waiting + left + failed).toBe(machines);
        const away = story.gaps.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(workedOn(story) + away).toBe(story.until - story.begun);
      }),
    );
  });

  it('never fails, and is none where nothing begins one', () => {
    const line = fc.record({ number: fc.nat(), at: fc.integer(), entry: anyEntry });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), anyNow, (lines, now) => {
        const begins = lines.some(({ entry }) => entry.kind === 'begun');
        expect(rollStory(lines, now) !== undefined).toBe(begins);
      }),
    );
  });
});

describe('the story of an eventful roll', () => {
  const roll = eventfulRoll();
  const story = told(roll.lines, roll.now + MINUTE);
  const machine = (wanted: string) => story.machines.find(({ name }) => name === wanted);

  it('tells where each machine stands', () => {
    expect(machine('cpu-1')?.intervals.map(({ phase, from, to }) => [phase, (to - from) / MINUTE])).toEqual([
      ['draining', 10],
      ['remaking', 6],
      ['proving', 2],
    ]);
    expect(story.machines.map(({ name, state }) => [name, state])).toEqual([
      ['cpu-1', 'rolled'],
      ['cpu-2', 'rolled'],
      ['gpu-1', 'failed'],
      ['arm-1', 'left'],
    ]);
    expect(story.leader?.end?.phase).toBe('rolled');
  });

  it('leaves the time between windows out of the work, not out of the story', () => {
    expect(story.gaps).toEqual([expect.objectContaining({ why: 'between-windows' })]);
    expect(workedOn(story)).toBeLessThan(2 * 60 * MINUTE);
    expect(story.until - story.begun).toBeGreaterThan(7 * 24 * 60 * MINUTE);
    expect(story.end?.how).toBe('complete');
  });

  it('tells what became of each build', () => {
    expect(Object.fromEntries(story.work.map(({ path, fate }) => [path, fate]))).toEqual({
      'job/tvm-cpu/1001/': 'kept',
      'job/tvm-gpu/1002/': 'started-again',
      'job/release/1003/': 'by-hand',
      'job/docs/': 'kept',
    });
    expect(storyCounts(story)).toMatchObject({ lost: 1, startedAgain: 1, ended: 1 });
  });

  it('has every failure with what to do about it', () => {
    expect(story.failures.map(({ machine, fix }) => [machine, fix])).toEqual([
      ['gpu-1', 'look at its log'],
      ['gpu-1', undefined],
    ]);
  });

  it('tells no parameter of a build', () => {
    expect(JSON.stringify(story.events)).not.toContain('s3cr3t');
    expect(JSON.stringify(story.work)).not.toMatch(/s3cr3t|TOKEN/);
  });
});

describe('a roll whose process was killed', () => {
  const roll = new ToldRoll().begin([target('cpu-1'), target('cpu-2')]).agent('cpu-1', 'draining');
  roll.write({ kind: 'intent', act: { kind: 'smoke', node: undefined }, machine: undefined });
  roll.after(10).write({ kind: 'went-on', by: 'operator', closes: undefined });
  roll.after(5);
  const story = told(roll.lines, roll.now);

  it('has a gap, and its machines stay in their phase', () => {
    expect(story.gaps).toEqual([{ from: BEGUN, to: BEGUN + 10 * MINUTE, why: 'killed' }]);
    expect(story.machines.map(({ state }) => state)).toEqual(['under-way', 'waiting']);
    expect(story.machines[0]?.intervals).toEqual([
      { phase: 'draining', from: BEGUN, to: BEGUN + 15 * MINUTE },
    ]);
  });

  it('has an act without an end', () => expect(story.acts[0]?.end).toBeUndefined());
});

it('tries again in the next window what was left, and keeps it left where that never came', () => {
  const roll = new ToldRoll().begin([target('cpu-1')]).agent('cpu-1', 'left', 'the floor');
  roll.write({ kind: 'ended', how: 'window' });
  expect(told(roll.lines, roll.now).machines[0]?.state).toBe('left');
  roll.after(60).write({ kind: 'went-on', by: 'schedule', closes: undefined });
  expect(told(roll.lines, roll.now).machines[0]?.state).toBe('waiting');
  roll.after(1).write({ kind: 'ended', how: 'aborted' });
  expect(told(roll.lines, roll.now).machines[0]?.state).toBe('left');
});

it('does not call work kept before it was looked for, nor lost what ended before the leader went', () => {
  const [early, late] = [work('early', 1), work('late', 2)];
  const roll = new ToldRoll()
    .begin([target('leader')])
    .act({ kind: 'record' }, 'leader', recorded([early, late]));
  roll.after(1).act({ kind: 'record' }, 'leader', recorded([late]));
  const fates = () => told(roll.lines, roll.now).work.map(({ fate }) => fate);
  expect(fates()).toEqual(['ended', 'open']);
  roll.after(9).act({ kind: 'find-lost' }, 'leader', foundLost([]));
  expect(fates()).toEqual(['ended', 'kept']);
});

it('does not call ended what a leader that came back does not have yet', () => {
  const early = work('early', 1);
  const roll = new ToldRoll().begin([target('leader')]).act({ kind: 'record' }, 'leader', recorded([early]));
  roll.act({ kind: 'update-leader' }, 'leader').after(1).act({ kind: 'record' }, 'leader', recorded([]));
  expect(told(roll.lines, roll.now).work.map(({ fate }) => fate)).toEqual(['open']);
});

it('has a machine wait for its turn again that was postponed', () => {
  const roll = new ToldRoll()
    .begin([target('cpu-1')])
    .agent('cpu-1', 'draining')
    .after(3);
  roll.agent('cpu-1', 'postponed').after(4);
  const [machine] = told(roll.lines, roll.now).machines;
  expect(machine?.state).toBe('waiting');
  expect(machine?.intervals).toEqual([{ phase: 'draining', from: BEGUN, to: BEGUN + 3 * MINUTE }]);
});

it('tells that what could not be started again is for a person', () => {
  const lost = work('gpu', 1);
  const roll = new ToldRoll().begin([target('leader')]).act({ kind: 'record' }, 'leader', recorded([lost]));
  roll.act({ kind: 'find-lost' }, 'leader', foundLost([{ work: lost, how: 'parameters' }]));
  expect(told(roll.lines, roll.now).work[0]?.fate).toBe('not-started');
  roll.act({ kind: 'start-again', work: lost, how: 'parameters' }, 'leader', {
    result: 'failed',
    why: 'gone',
  });
  expect(told(roll.lines, roll.now).work[0]).toMatchObject({ fate: 'by-hand', again: { failed: 'gone' } });
});
