import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../../fleet/schema/pool-autoscaled.ts';
import { TimeOfDay } from '../../../fleet/values/time-of-day.ts';
import { recurrenceOf } from '../../../stacks/agents/recurrence.ts';

const daysArbitrary = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 });

describe('recurrenceOf', () => {
  it.each([
    [['mon', 'tue', 'wed', 'thu', 'fri'], '08:05', '5 8 * * 1,2,3,4,5'],
    [['sun'], '20:00', '0 20 * * 0'],
    [['sat', 'sun'], '00:00', '0 0 * * 0,6'],
    [[...WEEKDAYS], '23:59', '59 23 * * *'],
  ] as const)('%j at %s is %s', (days, at, cron) => {
    expect(recurrenceOf({ days, at: TimeOfDay.parse(at) })).toBe(cron);
  });

  it('names each day once, whatever the order', () => {
    fc.assert(
      fc.property(daysArbitrary, days => {
        const at = TimeOfDay.parse('12:30');
        const cron = recurrenceOf({ days, at });
        expect(recurrenceOf({ days: [...days].reverse(), at })).toBe(cron);
        const named = cron.split(' ')[4] ?? '';
        const numbers = named === '*' ? WEEKDAYS.map((_, index) => index) : named.split(',').map(Number);
        expect(new Set(numbers.map(number => WEEKDAYS[number]))).toEqual(new Set(days));
      }),
    );
  });
});
