import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, spreadOf } from '../../bench/statistics.ts';

describe('spreadOf', () => {
  it('gives the middle value, or the mean of the two middle ones', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
  });

  it('lies between the fastest and the slowest, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), values => {
        const { median, min, max } = spreadOf(values);
        expect(min).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(max);
        expect(spreadOf(values.toReversed())).toEqual({ median, min, max });
      }),
    );
  });

  it('refuses to summarise nothing', () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});

describe('growthOf', () => {
  const growthOfCost = (seconds: (pools: number) => number) => {
    const cost = (pools: number) => ({ pools, seconds: seconds(pools) });
    return growthOf(cost(1), cost(100), cost(550), cost(1_000));
  };

  it('finds a linear cost linear, whatever each process pays once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 5_000 }), (each, once) => {
        const { againstLinear, marginalRatio, exponent } = growthOfCost(pools => once + each * pools);
        expect(againstLinear).toBeCloseTo(1);
        expect(marginalRatio).toBeCloseTo(1);
        expect(exponent).toBeCloseTo(1);
      }),
    );
  });

  it('finds a quadratic cost out', () => {
    const { againstLinear, marginalRatio, exponent } = growthOfCost(pools => 3 + pools ** 2);
    expect(againstLinear).toBeGreaterThan(1.5);
    expect(marginalRatio).toBeGreaterThan(2);
    expect(exponent).toBeCloseTo(2, 1);
  });
});
