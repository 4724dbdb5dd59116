import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalLine } from '../../../../tools/roll/run/entry.ts';
import { targetsOf } from '../../../../tools/roll/run/targets.ts';
import { unfinished } from '../../../../tools/roll/start/unfinished.ts';
import { runTime } from '../../../../tools/roll/windows/run-time.ts';
import { anyEntry } from '../journal/arbitrary-entries.ts';
import { autoscaledPool, fleetOf, host, leader, machine, NOW, staticPool } from '../plan/scenes.ts';

const fleet = fleetOf({ a: staticPool(2), g: autoscaledPool(3) });
const machines = [leader(), host('a', 1), host('a', 2, []), machine('g', 1)];

describe('what a roll is about', () => {
  it('is what is outdated, the leader first', () => {
    const names = targetsOf(fleet, machines, undefined, undefined).map(({ name }) => name);
    expect(names).toEqual(['leader', 'a-1', `g ${machine('g', 1).id}`]);
  });

  it.each(['leader', 'a', 'g'])('is only %s where that is asked for', only => {
    const pools = targetsOf(fleet, machines, undefined, only).map(({ pool }) => pool ?? 'leader');
    expect(new Set(pools)).toEqual(new Set([only]));
  });
});

describe('a time to run', () => {
  const windowed = fleetOf({ a: staticPool(1) }, { windows: [{ days: ['sun'], at: '00:00', for: '6h' }] });

  it('is bounded by its window, also when an operator says so', () => {
    for (const now of [true, false])
      expect(runTime(windowed, NOW, now)).toEqual({ kind: 'open', closes: Date.UTC(2026, 10, 22, 6) });
  });

  it('is outside of them only when an operator says so', () => {
    const later = Date.UTC(2026, 10, 22, 7);
    expect(runTime(windowed, later, true)).toEqual({ kind: 'open', closes: undefined });
    expect(runTime(windowed, later, false)).toMatchObject({ kind: 'closed' });
  });
});

describe('an unfinished roll', () => {
  const linesOf = (entries: readonly JournalLine['entry'][]) =>
    entries.map((entry, index): JournalLine => ({ number: index + 1, at: index, entry }));

  it('is one without an end, or one that waits for a window', () =>
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1 }), entries => {
        const end = entries.findLast(({ kind }) => kind === 'ended');
        const behind = end === undefined ? [] : entries.slice(entries.lastIndexOf(end) + 1);
        const goesOn = end === undefined || behind.some(({ kind }) => kind !== 'order');
        const expected = goesOn
          ? 'killed'
          : end.kind === 'ended' && end.how === 'window'
            ? 'window'
            : undefined;
        expect(unfinished(linesOf(entries))).toBe(expected);
      }),
    ));

  it('is none that was not begun', () => expect(unfinished([])).toBeUndefined());
});
