import type { Calendar, Opening } from './opening.ts';
import { openingsBetween } from './openings.ts';
import { wallTime } from './wall-time.ts';

/** What a reader of an opening would not expect, in a few words each. */
export function openingNotes(opening: Opening, calendar: Calendar): readonly string[] {
  return [
    ...skippedTime(opening, calendar),
    ...changedClocks(opening),
    ...blackoutWithin(opening, calendar),
    ...metWindows(opening, calendar),
  ];
}

function skippedTime({ opens, zone, window, date }: Opening, { windows }: Calendar): readonly string[] {
  const written = `${date} ${windows[window]?.at}`;
  return wallTime(opens, zone).endsWith(written) ? [] : [`${written} is skipped by the clocks`];
}

function changedClocks({ opens, closes, zone }: Opening): readonly string[] {
  const minutes = zone.offsetMinutes(closes) - zone.offsetMinutes(opens);
  return minutes === 0
    ? []
    : [`the clocks go ${minutes > 0 ? 'forward' : 'back'} by ${Math.abs(minutes)} minutes meanwhile`];
}

function blackoutWithin({ closes, zone, date }: Opening, { blackouts }: Calendar): readonly string[] {
  const [, last = ''] = wallTime(closes - 1, zone).split(' ');
  return last !== date && blackouts.includes(last) ? [`reaches into ${last}, a blackout`] : [];
}

/** The windows that open while this one is open or just when it closes. */
function metWindows(opening: Opening, calendar: Calendar): readonly string[] {
  return openingsBetween(calendar, opening.opens, opening.closes + 1)
    .filter(({ opens, window }) => opens > opening.opens || window > opening.window)
    .map(({ opens, window }) =>
      opens === opening.closes
        ? `window ${window + 1} follows at once`
        : `window ${window + 1} opens meanwhile`,
    );
}
