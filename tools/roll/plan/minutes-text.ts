import { Duration } from '../../../fleet/values/duration.ts';

const MINUTE = 60_000;

/** Milliseconds in whole minutes, rounded up: `1h5m`; below one minute `0m` or `1m`. */
export function minutesText(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / MINUTE);
  return minutes === 0 ? '0m' : String(Duration.ofMinutes(minutes));
}
