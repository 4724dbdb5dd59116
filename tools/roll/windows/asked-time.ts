import { z } from 'zod';
import { UserError } from '../../user-error.ts';

const MOST_WEEKS = 520;

/** With seconds or without; always with an offset, since without one it would mean another time on each machine. */
const instantSchema = z.union([
  z.iso.datetime({ offset: true, precision: -1 }),
  z.iso.datetime({ offset: true }),
]);

/**
 * A time that was typed for `--at`, in milliseconds since 1970. Only from 2000 to 2199: further off nobody knows the rules
 * of the time zones.
 * @throws UserError when it is no such time in ISO 8601.
 */
export function askedInstant(text: string): number {
  const read = instantSchema.safeParse(text);
  const instant = read.success ? Date.parse(read.data) : Number.NaN;
  if (instant >= Date.UTC(2000, 0) && instant < Date.UTC(2200, 0)) return instant;
  throw new UserError(
    `\`--at\` takes a date, a time and \`Z\` or an offset from UTC, between 2000 and 2199; got ${JSON.stringify(text)}`,
    { fix: 'write for example `2026-12-24T20:00Z` or `2026-12-24T20:00:00-08:00`' },
  );
}

/** A number of weeks that was typed for `--weeks`. @throws UserError unless it is a whole number from 1 to 520. */
export function askedWeeks(text: string): number {
  const weeks = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (weeks >= 1 && weeks <= MOST_WEEKS) return weeks;
  throw new UserError(
    `\`--weeks\` takes a whole number from 1 to ${MOST_WEEKS}; got ${JSON.stringify(text)}`,
    {
      fix: 'leave it away for four weeks',
    },
  );
}
