import { WEEKDAYS } from '../schema/pool-autoscaled.ts';
const DAY = 24 * 60;
/** Minutes of a week. */
const WEEK = 7 * DAY;
/**
 * Two days of which at least one is in daylight saving time, wherever it is kept. Times in two zones are
 * compared on both; which year it is makes no difference but where a zone's rules change.
 */
const SEASONS = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
/** Minutes of the week at which it happens, counted from Sunday 00:00 in a zone that is `offset` minutes behind its own. */
function minutesOf({ days, at }, offset) {
    return days.map(day => (((WEEKDAYS.indexOf(day) * DAY + at.hour * 60 + at.minute - offset) % WEEK) + WEEK) % WEEK);
}
/** Whether in some season the first begins within `minutes` from a beginning of the second, or at the same moment. */
export function beginsWithin(first, second, minutes) {
    return seasonsOf(first, second).some(([here, there]) => {
        const starts = minutesOf(second, there);
        return minutesOf(first, here).some(moment => starts.some(start => (moment - start + WEEK) % WEEK < Math.max(1, minutes)));
    });
}
/** The offsets of both zones in each season; within one zone they make no difference. */
function seasonsOf(first, second) {
    if (first.zone.name === second.zone.name)
        return [[0, 0]];
    return SEASONS.map(instant => [first.zone.offsetMinutes(instant), second.zone.offsetMinutes(instant)]);
}
