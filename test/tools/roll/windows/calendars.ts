import fc from 'fast-check';
import { maintenanceSchema } from '../../../../fleet/schema/maintenance.ts';
import { WEEKDAYS } from '../../../../fleet/schema/pool-autoscaled.ts';
import type { Calendar } from '../../../../tools/roll/windows/opening.ts';

/** A window as a file writes it. */
interface Written {
  readonly days: readonly string[];
  readonly at: string;
  readonly for: string;
  readonly zone?: string;
}

/** The calendar of a fleet file with these windows. */
export const calendarOf = (windows: readonly Written[], blackouts: readonly string[] = []): Calendar =>
  maintenanceSchema.parse({ windows, blackouts });

/** Milliseconds since 1970 of a time in ISO 8601. */
export const at = (iso: string): number => Date.parse(iso);

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** More often than not at a time at which clocks are changed, and else at any. */
const timeOfDay = fc.oneof(
  fc.constantFrom('00:00', '00:30', '01:00', '01:30', '01:45', '02:00', '02:15', '02:30', '23:00', '23:30'),
  fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`),
);

/** One to four windows of any days and lengths in the zones, and blackouts among the dates. */
export function calendarArbitrary(
  zones: readonly string[],
  dates: readonly string[],
): fc.Arbitrary<Calendar> {
  const window = fc.record({
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    at: timeOfDay,
    for: fc.oneof(fc.constant(1_440), fc.integer({ min: 15, max: 1_440 })).map(minutes => `${minutes}m`),
    zone: fc.constantFrom(...zones),
  });
  return fc
    .tuple(fc.array(window, { minLength: 1, maxLength: 4 }), fc.subarray([...dates], { maxLength: 3 }))
    .map(([windows, blackouts]) => calendarOf(windows, blackouts));
}
