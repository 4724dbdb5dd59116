import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollEvents } from '../../../../tools/roll/report/roll-events.ts';
import type { MachineCounts } from '../../../../tools/roll/report/story-counts.ts';
import { RollState } from '../../../../tools/roll/run/roll-state.ts';
import { columnsOf, cutToColumns, padToColumns } from '../../../../tools/roll/show/columns.ts';
import { countBar } from '../../../../tools/roll/show/count-bar.ts';
import { eventJson, eventLine } from '../../../../tools/roll/show/event-line.ts';
import { frame } from '../../../../tools/roll/show/frame.ts';
import { rollView } from '../../../../tools/roll/show/roll-view.ts';
import { unicodeText } from '../../../arbitraries/unicode-text.ts';
import { fleetOf, staticPool } from '../plan/scenes.ts';
import { HOSTILE_NAMES, journalArbitrary } from '../report/random-journals.ts';
import { BEGUN, MINUTE } from '../report/told-rolls.ts';

const FLEET = fleetOf({ cpu: staticPool(2) });
const text = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), unicodeText({ maxLength: 60 }));
/** Everything that a terminal would obey, but for colours. */
const STEERS = /[\p{Cc}\u202e]/u;

const anyBuild = fc.record({
  path: text,
  on: text,
  began: fc.integer({ min: BEGUN - 600 * MINUTE, max: BEGUN }),
  ends: fc.option(fc.integer({ min: BEGUN - 60 * MINUTE, max: BEGUN + 600 * MINUTE }), { nil: undefined }),
  deadline: fc.integer({ min: BEGUN, max: BEGUN + 600 * MINUTE }),
});

describe('a frame', () => {
  it('never is higher or wider than it may be, whatever is in the journal, and steers no terminal', () => {
    fc.assert(
      fc.property(
        journalArbitrary,
        fc.array(anyBuild, { maxLength: 6 }),
        fc.integer({ min: 0, max: 160 }),
        fc.integer({ min: 0, max: 40 }),
        fc.boolean(),
        (lines, builds, width, height, colour) => {
          const state = new RollState();
          for (const line of lines) state.add(line);
          const seen = { fleet: FLEET, facts: undefined, events: rollEvents(lines), details: new Map() };
          const view = { ...rollView(state, seen, BEGUN + 90 * MINUTE), builds };
          const drawn = frame(view, { width, height, colour });
          expect(drawn.length).toBeLessThanOrEqual(height);
          for (const line of drawn) {
            const plain = stripVTControlCharacters(line);
            expect(columnsOf(plain)).toBeLessThanOrEqual(width);
            expect(plain).not.toMatch(STEERS);
            if (!colour) expect(line).toBe(plain);
          }
        },
      ),
    );
  });

  it('counts every machine of the roll in one of its pools', () => {
    fc.assert(
      fc.property(journalArbitrary, lines => {
        const state = new RollState();
        for (const line of lines) state.add(line);
        const seen = { fleet: FLEET, facts: undefined, events: [], details: new Map() };
        const { pools } = rollView(state, seen, BEGUN);
        const names = new Set([
          ...state.begun.targets.filter(({ pool }) => pool !== undefined).map(({ name }) => name),
          ...state.agents.keys(),
        ]);
        expect(pools.reduce((sum, { machines }) => sum + machines, 0)).toBe(names.size);
      }),
    );
  });
});

describe('a bar', () => {
  const counts = fc
    .record({
      rolled: fc.nat(10_000),
      underWay: fc.nat(50),
      waiting: fc.nat(10_000),
      left: fc.nat(3),
      failed: fc.nat(3),
    })
    .map(
      (each): MachineCounts => ({
        ...each,
        machines: Object.values(each).reduce((sum, one) => sum + one, 0),
      }),
    );

  it('is as wide as it may be, and shows whatever there is of', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 5, max: 80 }), (each, width) => {
        const parts = countBar(each, width);
        const { machines, ...kinds } = each;
        const drawn = parts.map(([part]) => part).join('');
        expect(drawn.length).toBe(machines === 0 ? 0 : width);
        expect(parts).toHaveLength(Object.values(kinds).filter(count => count > 0).length);
      }),
    );
  });
});

describe('columns', () => {
  it('cut and pad to what they should', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 80 }), (each, columns) => {
        expect(columnsOf(cutToColumns(each, columns))).toBeLessThanOrEqual(columns);
        expect(columnsOf(padToColumns(each, columns))).toBe(columns);
      }),
    );
  });

  it('count letters of East Asia twice, and marks upon letters not', () => {
    expect(columnsOf('名前')).toBe(4);
    expect(columnsOf('e\u0301')).toBe(1);
    expect(cutToColumns('名前', 3)).toBe('名…');
  });
});

it('an event is one line that says the same each time, without the parameters of builds', () => {
  fc.assert(
    fc.property(journalArbitrary, lines => {
      for (const event of rollEvents(lines)) {
        const line = eventLine(event, { colour: false });
        expect(line).not.toMatch(STEERS);
        expect(eventLine(event, { colour: false })).toBe(line);
        expect(stripVTControlCharacters(eventLine(event, { colour: true }))).toBe(line);
        expect(eventJson(event).split('\n')).toHaveLength(1);
      }
    }),
  );
});
