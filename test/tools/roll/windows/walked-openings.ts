import { WEEKDAYS } from '../../../../fleet/schema/pool-autoscaled.ts';
import type { Calendar, Opening } from '../../../../tools/roll/windows/opening.ts';

const MINUTE = 60_000;

/** Some days in a zone, minute by minute. */
export interface Walk {
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** What the clock shows at each minute, such as `2026-03-08 01:59`. */
  readonly clock: readonly string[];
  /** The days that come in it, each with its first minute. */
  readonly days: ReadonlyMap<string, number>;
}

/** Asks the time zone data what the clock shows at each minute of some days. */
export function walkDays(zone: string, start: string, days: number): Walk {
  // Swedes write dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const from = Date.parse(`${start}T00:00Z`);
  const clock = Array.from({ length: days * 1_440 }, (_, minute) => format.format(from + minute * MINUTE));
  return { zone, from, clock, days: firstMinutes(clock) };
}

function firstMinutes(clock: Walk['clock']): Walk['days'] {
  const days = new Map<string, number>();
  for (const [minute, shown] of clock.entries())
    if (!days.has(shown.slice(0, 10))) days.set(shown.slice(0, 10), minute);
  return days;
}

/**
 * The openings of a calendar, all of whose windows are in the zone of the walk: on a day that comes, a window opens when
 * the clock first shows its time or a later one. In the order of the windows.
 */
export function walkedOpenings({ windows, blackouts }: Calendar, walk: Walk): readonly Opening[] {
  const days = [...walk.days].filter(([date]) => !blackouts.includes(date));
  return windows.flatMap((window, index) =>
    days
      .filter(([date]) => window.days.some(day => day === WEEKDAYS[new Date(date).getUTCDay()]))
      .map(([date, first]) => ({ date, minute: firstShown(walk, first, `${date} ${window.at}`) }))
      .filter(({ minute }) => minute < walk.clock.length)
      .map(({ date, minute }) => {
        const opens = walk.from + minute * MINUTE;
        return { opens, closes: opens + window.for.seconds * 1_000, zone: window.zone, window: index, date };
      }),
  );
}

/** From a minute on, the first at which the clock shows a time or a later one. */
function firstShown({ clock }: Walk, from: number, time: string): number {
  let minute = from;
  while (minute < clock.length && (clock[minute] ?? '') < time) minute += 1;
  return minute;
}
