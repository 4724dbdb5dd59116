import { Duration } from '../../../fleet/values/duration.ts';

const HOUR = 3_600;
const LONGEST = 3_650 * 24 * HOUR;

/** A length in milliseconds for a reader, rounded down: `42s`, `4m10s`, and from an hour on without seconds `1h5m`. */
export function lengthText(milliseconds: number): string {
  const seconds = Math.min(LONGEST, Math.max(0, Math.floor(milliseconds / 1_000)));
  return String(Duration.ofSeconds(seconds < HOUR ? seconds : seconds - (seconds % 60)));
}
