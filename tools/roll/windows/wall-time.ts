import { TimeZone } from '../../../fleet/values/time-zone.ts';
import { wallClock } from './wall-clock.ts';

const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const UTC = TimeZone.parse('UTC');

/** What a calendar and a clock show in a zone, such as `Sun 2026-11-22 20:00`. */
export function wallTime(instant: number, zone: TimeZone): string {
  const shown = new Date(wallClock(instant, zone));
  return `${NAMES[shown.getUTCDay()]} ${shown.toISOString().slice(0, 16).replace('T', ' ')}`;
}

/** The same in UTC. */
export const utcTime = (instant: number): string => wallTime(instant, UTC);
