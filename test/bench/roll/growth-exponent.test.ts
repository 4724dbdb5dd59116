import fc from 'fast-check';
import { expect, it } from 'vitest';
import { growthExponent } from '../../../bench/statistics.ts';

it('finds the power with which costs grow', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 9, noNaN: true }),
      (power, unit) => {
        const costs = [625, 1_250, 2_500, 10_000].map(size => ({ size, seconds: unit * size ** power }));
        expect(growthExponent(costs)).toBeCloseTo(power, 6);
      },
    ),
  );
});
