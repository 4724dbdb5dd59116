import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TimeZone } from '../../../../fleet/values/time-zone.ts';
import type { Opening } from '../../../../tools/roll/windows/opening.ts';
import {
  HORIZON,
  leftOutBetween,
  nextOpening,
  openingAt,
  openingsBetween,
  openUntil,
} from '../../../../tools/roll/windows/openings.ts';
import { at, calendarArbitrary, calendarOf } from './calendars.ts';
import { walkDays, walkedOpenings } from './walked-openings.ts';

const DAY = 86_400_000;
const EVERY_DAY = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Seven days each around a change of the clocks, or where there is none around another trap of the calendar. */
const WALKS = [
  ['America/Los_Angeles', '2026-03-05'],
  ['America/Los_Angeles', '2026-10-29'],
  ['America/Los_Angeles', '2050-03-10'],
  ['Europe/Berlin', '2026-03-26'],
  ['Europe/Berlin', '2026-10-22'],
  ['Asia/Kolkata', '2026-12-28'],
  ['Australia/Lord_Howe', '2026-04-01'],
  ['Australia/Lord_Howe', '2026-10-01'],
  ['America/Havana', '2026-03-05'],
  ['America/Havana', '2026-10-29'],
  ['UTC', '2028-02-26'],
  // Samoa had no 30 December.
  ['Pacific/Apia', '2011-12-27'],
  ['Pacific/Apia', '2012-03-29'],
  // In Greenland the last hour of a Saturday is skipped.
  ['America/Nuuk', '2026-03-26'],
] as const;
const walked = WALKS.map(([zone, start]) => walkDays(zone, start, 7));

const walkAndCalendar = fc
  .constantFrom(...walked)
  .chain(walk => fc.tuple(fc.constant(walk), calendarArbitrary([walk.zone], [...walk.days.keys()])));

const plain = ({ opens, closes, zone, window, date }: Opening) => ({
  opens: new Date(opens).toISOString(),
  closes: new Date(closes).toISOString(),
  zone: zone.name,
  window,
  date,
});

const sorted = (openings: readonly Opening[]) =>
  openings.toSorted((one, other) => one.opens - other.opens || one.window - other.window).map(plain);

describe('openings are those of a walk along the clock', () => {
  it.each(walked)('every half hour in $zone from $clock.0', walk => {
    // The walk does not know what was before it: of its first day it may see only a part.
    const [from, to] = [walk.from + 2 * DAY, walk.from + 7 * DAY];
    for (let minute = 0; minute < 1_440; minute += 30) {
      const time = new Date(minute * 60_000).toISOString().slice(11, 16);
      const calendar = calendarOf([{ days: EVERY_DAY, at: time, for: '6h', zone: walk.zone }]);
      const expected = walkedOpenings(calendar, walk).filter(({ opens }) => opens >= from);
      expect(openingsBetween(calendar, from, to).map(plain), time).toEqual(sorted(expected));
    }
  });

  it('for any windows and blackouts', () => {
    fc.assert(
      fc.property(walkAndCalendar, ([walk, calendar]) => {
        const [from, to] = [walk.from + 2 * DAY, walk.from + 7 * DAY];
        const expected = walkedOpenings(calendar, walk).filter(({ opens }) => opens >= from);
        expect(openingsBetween(calendar, from, to).map(plain)).toEqual(sorted(expected));
      }),
      { numRuns: 60 },
    );
  });
});

const ZONES = [...new Set(WALKS.map(([zone]) => zone))];
const instant = fc
  .integer({ min: at('2026-01-01T00:00Z') / 60_000, max: at('2060-01-01T00:00Z') / 60_000 })
  .map(minute => minute * 60_000);
const dated = instant.chain(moment =>
  fc.tuple(
    fc.constant(moment),
    calendarArbitrary(
      ZONES,
      [-1, 0, 1, 2, 3].map(days => new Date(moment + days * DAY).toISOString().slice(0, 10)),
    ),
  ),
);

describe('the parts agree', () => {
  it('two ranges that meet have the openings of both together', () => {
    const pieces = fc.tuple(dated, fc.nat(10 * DAY), fc.nat(10 * DAY));
    fc.assert(
      fc.property(pieces, ([[from, calendar], first, second]) => {
        const [middle, to] = [from + first, from + first + second];
        const parts = [...openingsBetween(calendar, from, middle), ...openingsBetween(calendar, middle, to)];
        expect(parts).toEqual(openingsBetween(calendar, from, to));
      }),
    );
  });

  it('one is open exactly when an opening holds the instant, and it is the one that closes last', () => {
    fc.assert(
      fc.property(dated, ([moment, calendar]) => {
        const holding = openingsBetween(calendar, moment - 2 * DAY, moment + DAY).filter(
          ({ opens, closes }) => opens <= moment && moment < closes,
        );
        const open = openingAt(calendar, moment);
        expect(open === undefined).toBe(holding.length === 0);
        if (open !== undefined) {
          expect(holding).toContainEqual(open);
          expect(open.closes).toBe(Math.max(...holding.map(({ closes }) => closes)));
        }
      }),
    );
  });

  it('an opening is open at its first instant and up to its last, and not at the one after', () => {
    fc.assert(
      fc.property(dated, ([moment, calendar]) => {
        const next = nextOpening(calendar, moment);
        expect(next?.opens).toBeGreaterThan(moment);
        if (next === undefined) return;
        expect(openingAt(calendar, next.opens)?.closes).toBeGreaterThanOrEqual(next.closes);
        expect(openingAt(calendar, next.closes - 1)).toBeDefined();
        expect(openingAt({ ...calendar, windows: [] }, next.opens)).toBeUndefined();
        // Nothing opens in between.
        expect(openingsBetween(calendar, moment + 1, next.opens)).toEqual([]);
      }),
    );
  });

  it('it is open at every instant until the end that is told, and not then', () => {
    fc.assert(
      fc.property(dated, fc.double({ min: 0, max: 1, noNaN: true }), ([moment, calendar], share) => {
        const until = openUntil(calendar, moment);
        expect(until === undefined).toBe(openingAt(calendar, moment) === undefined);
        if (until === undefined) return;
        const span = Math.min(until - moment, HORIZON);
        expect(openingAt(calendar, moment + Math.floor(span * share * 0.999))).toBeDefined();
        if (Number.isFinite(until)) expect(openingAt(calendar, until)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('what a blackout leaves out is what is missing', () => {
    fc.assert(
      fc.property(dated, ([from, calendar]) => {
        const to = from + 5 * DAY;
        const all = openingsBetween({ ...calendar, blackouts: [] }, from, to);
        const both = [...openingsBetween(calendar, from, to), ...leftOutBetween(calendar, from, to)];
        expect(sorted(both)).toEqual(all.map(plain));
      }),
    );
  });
});

describe('what is decided', () => {
  const [opens, closes] = [at('2026-11-23T04:00Z'), at('2026-11-23T10:00Z')];
  const night = { days: ['sun'], at: '20:00', for: '6h', zone: 'America/Los_Angeles' };

  it('a window begins with its first instant and is over at its end', () => {
    const calendar = calendarOf([night]);
    expect([opens - 1, opens, closes - 1, closes].map(time => openingAt(calendar, time)?.opens)).toEqual([
      undefined,
      opens,
      opens,
      undefined,
    ]);
    expect(nextOpening(calendar, opens)?.opens).toBe(opens + 7 * DAY);
  });

  it('a blackout leaves out what opens on it, also past midnight, and nothing that opened before', () => {
    expect(openingAt(calendarOf([night], ['2026-11-22']), closes - 1)).toBeUndefined();
    expect(openingAt(calendarOf([night], ['2026-11-23']), closes - 1)?.opens).toBe(opens);
  });

  it('two windows that meet are two openings, and one stretch', () => {
    const calendar = calendarOf([night, { ...night, days: ['mon'], at: '02:00', for: '1h' }]);
    expect(openingAt(calendar, opens)?.closes).toBe(closes);
    expect(openUntil(calendar, opens)).toBe(closes + DAY / 24);
    expect(openUntil(calendarOf([night]), opens)).toBe(closes);
  });

  it('a window that is always open has no end', () => {
    const calendar = calendarOf([{ days: EVERY_DAY, at: '20:00', for: '24h' }]);
    expect(openUntil(calendar, opens)).toBe(Number.POSITIVE_INFINITY);
  });

  it('a day that the zone skips has no window', () => {
    const friday = { days: ['fri'], at: '20:00', for: '6h', zone: 'Pacific/Apia' };
    expect(nextOpening(calendarOf([friday]), at('2011-12-24T12:00Z'))?.date).toBe('2012-01-06');
  });

  it('none within 400 days is none', () => {
    const dates = Array.from({ length: 420 }, (_, day) =>
      new Date(opens + day * DAY).toISOString().slice(0, 10),
    );
    expect(nextOpening(calendarOf([night], dates), opens)).toBeUndefined();
    // After 406 days.
    expect(nextOpening(calendarOf([night], dates.slice(0, 406)), opens)).toBeUndefined();
    expect(nextOpening(calendarOf([night], dates.slice(0, 380)), opens)).toBeDefined();
    expect(nextOpening(calendarOf([]), opens)).toBeUndefined();
  });
});

it('a year of daily windows asks the time zone data only a few times a day', () => {
  const calendar = calendarOf([{ days: EVERY_DAY, at: '02:30', for: '1h', zone: 'Europe/Berlin' }]);
  const offsets = vi.spyOn(TimeZone.prototype, 'offsetMinutes');
  const openings = openingsBetween(calendar, at('2027-01-01T00:00Z'), at('2028-01-01T00:00Z'));
  expect(openings).toHaveLength(365);
  expect(offsets.mock.calls.length).toBeLessThan(365 * 3);
  offsets.mockRestore();
});
