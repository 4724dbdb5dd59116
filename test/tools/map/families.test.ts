import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { families } from '../../../tools/map/families.ts';
import { allPools, type PoolView } from '../../../tools/map/view.ts';
import { TVM, viewOf } from './sample-views.ts';

const [SAMPLE] = viewOf(TVM).pools.autoscaled;

/** Pools 0, 1, 2, …; each falls back to the pools with the numbers given, which may be itself or nobody. */
function poolsWith(fallbacks: readonly (readonly number[])[]): readonly PoolView[] {
  if (SAMPLE === undefined) throw new Error('the fleet has no autoscaled pool');
  return fallbacks.map((targets, index) => ({
    ...SAMPLE,
    name: `p${index}`,
    fallback:
      targets.length === 0
        ? undefined
        : { label: 'L', pools: [...new Set(targets)].map(target => `p${target}`) },
  }));
}

const fallbacks = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 2 }), { maxLength: 8 });

describe('families', () => {
  it('has each pool exactly once, whatever falls back to what', () => {
    fc.assert(
      fc.property(fallbacks.map(poolsWith), pools => {
        const drawn = families(pools).flatMap(({ sources, target }) => [...sources, target]);
        expect(drawn.map(pool => pool.name).toSorted()).toEqual(pools.map(pool => pool.name).toSorted());
      }),
    );
  });

  it('draws an arrow only to the one pool that the source falls back to', () => {
    fc.assert(
      fc.property(fallbacks.map(poolsWith), pools => {
        for (const { sources, target } of families(pools))
          for (const source of sources) {
            expect(source.fallback?.pools).toEqual([target.name]);
            expect(source.name).not.toBe(target.name);
          }
      }),
    );
  });

  it('draws all four arrows of TVM’s fleet', () => {
    const arrows = families(viewOf(TVM).pools.autoscaled).flatMap(({ sources, target }) =>
      sources.map(source => `${source.name} → ${target.name}`),
    );
    const written = allPools(viewOf(TVM)).flatMap(({ name, fallback }) =>
      fallback === undefined ? [] : [`${name} → ${fallback.pools.join()}`],
    );
    expect(arrows.toSorted()).toEqual(written.toSorted());
  });
});
