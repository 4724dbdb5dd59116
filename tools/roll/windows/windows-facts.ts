import { Duration } from '../../../fleet/values/duration.ts';
import type { Calendar, Opening } from './opening.ts';
import { openingNotes } from './opening-notes.ts';
import { HORIZON, leftOutBetween, nextOpening, openingAt, openingsBetween, openUntil } from './openings.ts';
import { DAY, MINUTE } from './wall-clock.ts';
import { wallTime } from './wall-time.ts';

/** A time, for a machine and for a person in the zone of a window. */
interface Moment {
  /** ISO 8601 in UTC. */
  readonly utc: string;
  /** Such as `Sun 2026-11-22 20:00`. */
  readonly local: string;
}

/** An opening as `fleet roll windows --json` prints it. */
export interface OpeningFacts {
  /** Which of `maintenance.windows`, counted from 1. */
  readonly window: number;
  readonly zone: string;
  readonly opens: Moment;
  readonly closes: Moment;
  /** Such as `6h`. */
  readonly length: string;
  /** The date of the blackouts because of which it does not open; null: it opens. */
  readonly leftOut: string | null;
  /** What a reader would not expect: clocks that change, a blackout that it reaches into, another window that it meets. */
  readonly notes: readonly string[];
}

/** What `fleet roll windows --json` prints; every key is always there. */
export interface WindowsFacts {
  readonly fleet: string;
  /** The time that is asked about, in ISO 8601 and UTC. */
  readonly at: string;
  /** Null: no window is open. `until` runs through windows that touch; it is null when they are open for 400 days on end. */
  readonly open: {
    readonly window: number;
    readonly zone: string;
    readonly until: Moment | null;
    readonly left: string | null;
  } | null;
  /** The next that opens, however many weeks are asked for; null: none within 400 days. */
  readonly next: (OpeningFacts & { readonly in: string }) | null;
  /** Those that are open, and those of the weeks that are asked for, with those that a blackout leaves out. */
  readonly openings: readonly OpeningFacts[];
}

/** What is asked: a time and how far ahead, both in milliseconds. */
export interface Asked {
  readonly at: number;
  readonly span: number;
}

/** Whether a window is open at a time, and which ones come next. */
export function windowsFacts(fleet: string, calendar: Calendar, { at, span }: Asked): WindowsFacts {
  const [from, to] = [at - DAY, at + span];
  const opening = openingsBetween(calendar, from, to);
  const leftOut = leftOutBetween(calendar, from, to);
  const openings = [...opening, ...leftOut]
    .filter(({ closes }) => closes > at)
    .sort((one, other) => one.opens - other.opens || one.window - other.window);
  const next = nextOpening(calendar, at);
  return {
    fleet,
    at: new Date(at).toISOString(),
    open: openFacts(calendar, at),
    next: next === undefined ? null : { ...factsOf(next, calendar), in: lengthText(next.opens - at) },
    openings: openings.map(each => factsOf(each, calendar)),
  };
}

function openFacts(calendar: Calendar, at: number): WindowsFacts['open'] {
  const opening = openingAt(calendar, at);
  const until = openUntil(calendar, at);
  if (opening === undefined || until === undefined) return null;
  const { zone, window } = opening;
  const ends = until - at < HORIZON;
  return {
    window: window + 1,
    zone: zone.name,
    until: ends ? moment(until, opening) : null,
    left: ends ? lengthText(until - at) : null,
  };
}

function factsOf(opening: Opening, calendar: Calendar): OpeningFacts {
  const { opens, closes, zone, window, date } = opening;
  const leftOut = calendar.blackouts.includes(date);
  return {
    window: window + 1,
    zone: zone.name,
    opens: moment(opens, opening),
    closes: moment(closes, opening),
    length: lengthText(closes - opens),
    leftOut: leftOut ? date : null,
    notes: leftOut ? [] : openingNotes(opening, calendar),
  };
}

const moment = (instant: number, { zone }: Opening): Moment => ({
  utc: new Date(instant).toISOString(),
  local: wallTime(instant, zone),
});

/** In whole minutes, rounded down: nobody is promised more time than there is. */
const lengthText = (milliseconds: number): string =>
  Duration.ofMinutes(Math.floor(milliseconds / MINUTE)).toString();
