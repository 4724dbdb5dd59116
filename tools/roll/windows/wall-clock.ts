import type { TimeOfDay } from '../../../fleet/values/time-of-day.ts';
import type { TimeZone } from '../../../fleet/values/time-zone.ts';

/** Milliseconds of a minute. */
export const MINUTE = 60_000;
/** Milliseconds of a day of 24 hours. */
export const DAY = 1_440 * MINUTE;

/** What the clocks of a zone show at an instant, as the instant at which those of UTC show the same. */
export const wallClock = (instant: number, zone: TimeZone): number =>
  instant + zone.offsetMinutes(instant) * MINUTE;

/**
 * The first instant at which the clocks of a zone show a time of a day, or would have: a time that is skipped counts as
 * the first instant after the gap. Undefined when the zone skips the whole day, as Samoa did in 2011.
 *
 * A zone is taken to change its clocks at most once within two days; since 2000 none has done it twice within four.
 * @param day - midnight of the day in UTC.
 */
export function momentOf(day: number, at: TimeOfDay, zone: TimeZone): number | undefined {
  const wall = day + (at.hour * 60 + at.minute) * MINUTE;
  // No clock is a day from UTC, so the instant lies between these two, and so does a change that matters.
  const offsets = [wall - DAY, wall + DAY].map(instant => zone.offsetMinutes(instant) * MINUTE);
  const [before = 0, after = 0] = offsets;
  if (before === after) return wall - before;
  const change = changeBetween(wall - DAY, wall + DAY, zone);
  if (wall - before < change) return wall - before;
  if (wall - after >= change) return wall - after;
  const skipsTheDay = change + before <= day && change + after >= day + DAY;
  return skipsTheDay ? undefined : change;
}

/** When the clocks change, to the minute, where they are known to change once between two instants. */
function changeBetween(from: number, to: number, zone: TimeZone): number {
  const before = zone.offsetMinutes(from);
  let [known, changed] = [from, to];
  while (changed - known > MINUTE) {
    const middle = known + Math.floor((changed - known) / 2 / MINUTE) * MINUTE;
    if (zone.offsetMinutes(middle) === before) known = middle;
    else changed = middle;
  }
  return changed;
}
