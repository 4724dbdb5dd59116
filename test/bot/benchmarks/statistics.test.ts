import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseDiscoveryRates } from '../../../bot/benchmarks/benjamini-hochberg.ts';
import { ratioInterval } from '../../../bot/benchmarks/bootstrap.ts';
import { judge, suspects } from '../../../bot/benchmarks/judge.ts';
import { mannWhitneyP } from '../../../bot/benchmarks/mann-whitney.ts';
import { noiseFloor } from '../../../bot/benchmarks/noise-floor.ts';
import { interleaved } from '../../../bot/benchmarks/schedule.ts';
import { seededRandom } from '../../../bot/benchmarks/seeded-random.ts';

/** All ways to choose `count` of the numbers below `of`. */
function* choices(of: number, count: number, from = 0): Generator<readonly number[]> {
  if (count === 0) yield [];
  else
    for (let first = from; first <= of - count; first += 1)
      for (const rest of choices(of, count - 1, first + 1)) yield [first, ...rest];
}

const uOf = (ours: readonly number[]): number =>
  ours.reduce((sum, rank) => sum + rank, 0) - (ours.length * (ours.length - 1)) / 2;

describe('the Mann–Whitney test', () => {
  it('says what counting all orders says', () => {
    const shape = fc.record({
      n: fc.integer({ min: 1, max: 5 }),
      m: fc.integer({ min: 1, max: 6 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(shape, ({ n, m, seed }) => {
        const random = seededRandom(seed);
        const ranks = Array.from({ length: n + m }, (_, rank) => ({ rank, key: random() }))
          .sort((a, b) => a.key - b.key)
          .map(({ rank }) => rank);
        const [ours, theirs] = [ranks.slice(0, n), ranks.slice(n)];
        const distance = (u: number) => Math.min(u, n * m - u);
        const all = [...choices(n + m, n)].map(chosen => distance(uOf(chosen)));
        const extreme = all.filter(u => u <= distance(uOf(ours))).length;
        expect(mannWhitneyP(ours, theirs)).toBeCloseTo(extreme / all.length, 9);
      }),
      { numRuns: 60 },
    );
  });

  // scipy.stats.mannwhitneyu documents this example: U of the first sample 17, p = 0.1111 exact, 0.11135 asymptotic with continuity.
  it('says what scipy says of its own example', () => {
    expect(mannWhitneyP([19, 22, 16, 29, 24], [20, 11, 17, 12])).toBeCloseTo(0.1111111111, 9);
    expect(mannWhitneyP([19, 22, 16, 29, 24, 24], [20, 11, 17, 12, 20])).toBeLessThan(0.2);
  });

  const samples = fc.array(fc.double({ min: 0.001, max: 1_000, noNaN: true }), {
    minLength: 1,
    maxLength: 60,
  });
  it('is a share, the same for both sides, and of the order of samples alone', () => {
    fc.assert(
      fc.property(samples, samples, (one, other) => {
        const p = mannWhitneyP(one, other);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(mannWhitneyP(other, one)).toBeCloseTo(p, 9);
        const larger = (values: readonly number[]) => values.map(value => value * 4);
        expect(mannWhitneyP(larger(one), larger(other))).toBeCloseTo(p, 9);
      }),
    );
  });

  it('finds nothing where all is alike, and is sure of what never overlaps', () => {
    expect(mannWhitneyP([1, 1, 1], [1, 1])).toBe(1);
    const low = Array.from({ length: 60 }, (_, index) => index);
    expect(
      mannWhitneyP(
        low,
        low.map(value => value + 100),
      ),
    ).toBeLessThan(1e-15);
  });
});

describe('the rate of false discoveries', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
  it('is never below p, keeps the order of p, and is what its definition says', () => {
    fc.assert(
      fc.property(shares, ps => {
        const qs = falseDiscoveryRates(ps);
        for (const [index, p] of ps.entries()) {
          const rank = (value: number) => ps.filter(other => other <= value).length;
          const least = Math.min(
            1,
            ...ps.filter(other => other >= p).map(other => (other * ps.length) / rank(other)),
          );
          expect(qs[index]).toBeCloseTo(least, 12);
          expect(qs[index]).toBeGreaterThanOrEqual(p);
        }
      }),
    );
  });
});

describe('the interval of a ratio', () => {
  const times = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 3, maxLength: 20 });
  it('holds the ratio, follows the scale, and is the same each time', () => {
    fc.assert(
      fc.property(times, times, fc.nat(), (base, head, seed) => {
        const found = ratioInterval(base, head, seed);
        expect(found.low).toBeLessThanOrEqual(found.high);
        expect(ratioInterval(base, head, seed)).toEqual(found);
        const doubled = ratioInterval(
          base,
          head.map(value => 2 * value),
          seed,
        );
        expect(doubled.low).toBeCloseTo(2 * found.low, 9);
        expect(doubled.high).toBeCloseTo(2 * found.high, 9);
      }),
      { numRuns: 10 },
    );
  });
});

/** Times around a middle, as a machine gives them: a little noise, now and then something slow. */
const times = (middle: number, count: number, random: () => number, noise = 0.01) =>
  Array.from(
    { length: count },
    () => middle * (1 + noise * (random() + random() - 1) + (random() < 0.05 ? 0.2 : 0)),
  );

describe('a verdict', () => {
  const judged = (ratio: number, seed: number, floor = 0) => {
    const random = seededRandom(seed);
    const measured = Array.from({ length: 6 }, (_, index) => ({
      name: `bench-${index}`,
      base: times(1, 12, random),
      head: times(index === 0 ? ratio : 1, 12, random),
      memory: undefined,
    }));
    return judge(measured, { floors: new Map([['bench-0', floor]]), seed });
  };

  it('finds what is slower or faster by a quarter, and next to nothing else', () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      expect(judged(1.25, seed)[0]).toMatchObject({ verdict: 'regression' });
      expect(judged(0.75, seed)[0]).toMatchObject({ verdict: 'improvement' });
      const others = judged(1, seed).map(({ verdict }) => verdict);
      expect(others).not.toContain('regression');
      expect(others).not.toContain('improvement');
    }
  });

  it('needs more than the benchmark’s own noise', () => {
    expect(judged(1.1, 7, 0.15)[0]?.verdict).toBe('equivalent');
  });

  it('says nothing from too few processes', () => {
    const few = { name: 'few', base: [1, 1.01, 1.02], head: [2, 2.01, 2.02], memory: undefined };
    expect(judge([few], { floors: new Map(), seed: 1 })[0]?.verdict).toBe('inconclusive');
  });

  it('of memory is exact', () => {
    const random = seededRandom(5);
    const of = (head: number) => ({
      name: 'memory',
      base: times(1, 10, random),
      head: times(1, 10, random),
      memory: { base: 100, head },
    });
    const all = [of(100), of(101), of(99)];
    expect(judge(all, { floors: new Map(), seed: 1 }).map(({ memory }) => memory?.verdict)).toEqual([
      'same',
      'more',
      'less',
    ]);
  });

  it('that is not clear asks for fresh samples', () => {
    const found = judged(1.25, 3);
    expect(suspects(found)).toContain('bench-0');
    expect(suspects(found)).not.toContain(found.find(({ verdict }) => verdict === 'equivalent')?.name);
  });
});

describe('a noise floor', () => {
  it('is above most ratios of A/A runs, and grows with the noise', () => {
    const runs = (noise: number) => {
      const random = seededRandom(11);
      return Array.from({ length: 40 }, () => ({
        one: times(1, 10, random, noise),
        other: times(1, 10, random, noise),
      }));
    };
    const [quiet, loud] = [noiseFloor(runs(0.01)), noiseFloor(runs(0.1))];
    expect(quiet).toBeLessThan(loud ?? 0);
    expect(noiseFloor([])).toBeUndefined();
  });
});

it('both sides run in turn, alike early and late', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }).map(half => 2 * half),
      each => {
        const order = interleaved(each);
        const places = (side: string) => order.flatMap((one, index) => (one === side ? [index] : []));
        const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(places('base')).toHaveLength(each);
        expect(sum(places('base'))).toBe(sum(places('head')));
      },
    ),
  );
});
