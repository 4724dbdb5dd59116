import { WEEKDAYS } from '../../../fleet/schema/pool-autoscaled.ts';
import type { Calendar, Opening, Window } from './opening.ts';
import { DAY, momentOf } from './wall-clock.ts';

/** How far ahead is looked, in milliseconds: more than a year, so that a date of next year's blackouts is not the end. */
export const HORIZON = 400 * DAY;

/** No window is open longer; the schema of `maintenance.windows` sees to it. */
const LONGEST = DAY;

/** How much is looked at in one go by who wants only the first: but for blackouts it is there. It divides the horizon. */
const STRIDE = 8 * DAY;

/** On either side: a zone's date may be one off from that of UTC, and a gap may put an opening off to the next day. */
const MARGIN = 2 * DAY;

/**
 * The openings that begin at `from` or later and before `to`, by when they open and then in the order of the file.
 * None begins for a date of the blackouts; one that began the day before stays open into it.
 *
 * Those that overlap or touch are told apart, since each has its own zone and length; `openUntil` runs through them.
 */
export const openingsBetween = (calendar: Calendar, from: number, to: number): readonly Opening[] =>
  allBetween(calendar, from, to).filter(({ date }) => !calendar.blackouts.includes(date));

/** The openings that would begin there if it were not for the blackouts. */
export const leftOutBetween = (calendar: Calendar, from: number, to: number): readonly Opening[] =>
  allBetween(calendar, from, to).filter(({ date }) => calendar.blackouts.includes(date));

/** The opening that an instant lies in; of several the one that closes last. */
export function openingAt(calendar: Calendar, instant: number): Opening | undefined {
  return openingsBetween(calendar, instant - LONGEST, instant + 1)
    .filter(({ closes }) => closes > instant)
    .reduce<Opening | undefined>(
      (last, opening) => (last !== undefined && last.closes >= opening.closes ? last : opening),
      undefined,
    );
}

/** The first opening that begins after an instant; undefined when none does within 400 days. */
export function nextOpening(calendar: Calendar, instant: number): Opening | undefined {
  for (let from = instant + 1; from <= instant + HORIZON; from += STRIDE) {
    const [first] = openingsBetween(calendar, from, from + STRIDE);
    if (first !== undefined) return first;
  }
  return undefined;
}

/**
 * Until when work that goes on at an instant may go on: through openings that overlap or touch, since a window of two
 * days can only be written as two. Undefined outside the windows; infinite when it is open for 400 days on end.
 */
export function openUntil(calendar: Calendar, instant: number): number | undefined {
  let until: number | undefined;
  for (let next = openingAt(calendar, instant); next; next = openingAt(calendar, next.closes)) {
    until = next.closes;
    if (until - instant >= HORIZON) return Number.POSITIVE_INFINITY;
  }
  return until;
}

function allBetween({ windows }: Calendar, from: number, to: number): readonly Opening[] {
  return windows
    .flatMap((window, index) => [...openingsOf(window, index, from, to)])
    .sort((one, other) => one.opens - other.opens || one.window - other.window);
}

function* openingsOf(window: Window, index: number, from: number, to: number): Generator<Opening> {
  const { days, at, zone } = window;
  const last = to + MARGIN;
  for (let day = Math.floor((from - MARGIN) / DAY) * DAY; day <= last; day += DAY) {
    const date = new Date(day);
    const weekday = WEEKDAYS[date.getUTCDay()];
    if (weekday === undefined || !days.includes(weekday)) continue;
    const opens = momentOf(day, at, zone);
    if (opens === undefined || opens < from || opens >= to) continue;
    const closes = opens + window.for.seconds * 1_000;
    yield { opens, closes, zone, window: index, date: date.toISOString().slice(0, 10) };
  }
}
