import type { Run } from '../model/run.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Estimates shift by seconds at each look, which is no news: they are told to five minutes, far ones to a quarter of an hour. */
const FINE = 5 * MINUTE;
const COARSE = 15 * MINUTE;
const FAR = 2 * HOUR;

/** When a run will have ended, or did, with how long it takes: Markdown of ours, empty where nobody knows. @param now - milliseconds since 1970 */
export function endWords({ standing }: Run, now: number): string {
  switch (standing.kind) {
    case 'ended':
      return ended(standing.at, standing.since);
    case 'running':
      return standing.expectedEnd === undefined ? '' : expected(standing.expectedEnd, now, standing.since);
    case 'queued':
      return standing.expectedEnd === undefined ? '' : expected(standing.expectedEnd, now, undefined);
    default:
      return '';
  }
}

/** `22 Nov 14:40 UTC`. */
export function timeText(at: number): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8e15) return 'at an unknown time';
  const date = new Date(at);
  const month = MONTHS[date.getUTCMonth()] ?? '';
  return `${date.getUTCDate()} ${month} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

/** `25 min`, `1 h 10 min`, `3 days`; less than a minute in seconds. */
function lengthText(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return `${Math.round(length / 1_000)} s`;
  const minutes = Math.round(length / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60)
    return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.round(minutes / 60 / 24)} days`;
}

const ended = (at: number, since: number | undefined): string =>
  since === undefined ? timeText(at) : `${timeText(at)} after ${lengthText(at - since)}`;

function expected(end: number, now: number, since: number | undefined): string {
  const rounded = roundedUp(end, end - (since ?? now) > FAR ? COARSE : FINE);
  if (rounded < now) return `was expected ${timeText(rounded)}`;
  if (since !== undefined)
    return `about ${timeText(rounded)}, ${lengthText(rounded - roundedDown(since, FINE))} in all`;
  return `about ${timeText(rounded)}, within ${lengthText(left(rounded - now))}`;
}

/** What is left, in steps that grow with it, so that it seldom changes. */
function left(milliseconds: number): number {
  if (milliseconds <= 15 * MINUTE) return roundedUp(milliseconds, FINE);
  return roundedUp(milliseconds, milliseconds <= HOUR ? COARSE : HOUR);
}

const roundedUp = (time: number, step: number): number => Math.ceil(time / step) * step;
const roundedDown = (time: number, step: number): number => Math.floor(time / step) * step;
