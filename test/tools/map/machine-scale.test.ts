import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineScale } from '../../../tools/map/machine-scale.ts';

const counts = fc.array(fc.nat({ max: 5_000 }), { maxLength: 12 });

describe('machineScale', () => {
  it('keeps the order of counts and stays between 0 and 100', () => {
    fc.assert(
      fc.property(counts, all => {
        const { position } = machineScale(all);
        const sorted = all.toSorted((a, b) => a - b);
        const positions = sorted.map(position);
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
        for (const each of positions) {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('shows one machine, and nothing for none, beside five thousand', () => {
    const { position } = machineScale([1, 5_000]);
    expect(position(1)).toBeGreaterThan(1);
    expect(position(0)).toBe(0);
    expect(position(5_000)).toBe(100);
  });

  it('has rising ticks from 0 to the top whose numbers do not run into each other', () => {
    fc.assert(
      fc.property(counts, all => {
        const { ticks, position, top } = machineScale(all);
        expect([ticks[0], ticks.at(-1)]).toEqual([0, top]);
        for (const [index, tick] of ticks.slice(1).entries())
          expect(position(tick) - position(ticks[index] ?? 0)).toBeGreaterThan(10);
      }),
    );
  });
});
