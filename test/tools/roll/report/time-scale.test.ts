import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeScale } from '../../../../tools/roll/report/page/time-scale.ts';

/** Times with pauses in order, none of which overlap. */
const scales = fc
  .array(fc.integer({ min: 1, max: 10_000_000_000 }), { minLength: 2, maxLength: 9 })
  .map(lengths => {
    const edges = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, each) => sum + each, 0));
    const [from = 0, ...rest] = edges;
    const to = rest.at(-1) ?? from;
    const inner = rest.slice(0, -1);
    const pauses = inner.flatMap((edge, index) => {
      const next = inner[index + 1];
      return index % 2 === 0 && next !== undefined ? [{ from: edge, to: next }] : [];
    });
    return { from, to, scale: timeScale(from, to, pauses) };
  });

it('never goes back, and stays between its edges', () => {
  fc.assert(
    fc.property(
      scales,
      fc.array(fc.double({ min: -0.2, max: 1.2, noNaN: true })),
      ({ from, to, scale }, shares) => {
        let last = -1;
        for (const share of shares.toSorted((one, other) => one - other)) {
          const position = scale.position(from + share * (to - from));
          expect(position).toBeGreaterThanOrEqual(Math.max(0, last));
          expect(position).toBeLessThanOrEqual(100);
          last = position;
        }
        expect([scale.position(from), scale.position(to)]).toEqual([0, 100]);
      },
    ),
  );
});

it('has numbers that stand apart', () => {
  fc.assert(
    fc.property(scales, ({ scale }) => {
      const positions = scale.ticks.map(tick => scale.position(tick));
      for (const [index, position] of positions.slice(1).entries())
        expect(position - (positions[index] ?? 0)).toBeGreaterThan(18);
    }),
  );
});

it('draws a week of waiting narrow', () => {
  const [hour, week] = [3_600_000, 604_800_000];
  const scale = timeScale(0, week + 2 * hour, [{ from: hour, to: week + hour }]);
  expect(scale.position(hour)).toBeGreaterThan(45);
  expect(scale.position(week + hour) - scale.position(hour)).toBeLessThan(10);
});
