import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manyPools, pinsOfManyPools } from '../../bench/many-pools.ts';
import { parseInstanceTypes } from '../../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../../fleet/check.ts';
import { pinFileSchema } from '../../fleet/images/pins.ts';
import { loadDocument } from '../../fleet/load/load.ts';
import { STANDARD_IMAGES } from '../../fleet/schema/images.ts';

const catalogue = parseInstanceTypes(readFileSync('fleet/catalogue/ec2-instance-types.csv', 'utf8'));
const loaded = (pools: number, jobs?: number) =>
  loadFleet('many.yaml', { read: () => manyPools(pools, jobs), catalogue });

describe('made-up fleets', () => {
  it('are sound, with as many pools as asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), pools => {
        const result = loaded(pools);
        expect(result.ok ? [] : result.problems).toEqual([]);
        expect(result.ok && Object.keys(result.value.pools).length).toBe(pools);
      }),
      { numRuns: 10 },
    );
  });

  it('have pools of all kinds, and nothing to warn of once every sponsor pays', () => {
    const result = loaded(50);
    expect(result.ok && result.warnings).toEqual([]);
    const kinds = result.ok && new Set(Object.values(result.value.pools).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['static', 'autoscaled', 'external']));
  });

  it('have as many jobs as asked for', () => {
    const result = loaded(1, 40);
    expect(result.ok ? Object.keys(result.value.jobs).length : result.problems).toBe(40);
  });

  it('come with pins that a pin file takes', () => {
    const read = () => pinsOfManyPools(Object.keys(STANDARD_IMAGES));
    const pins = loadDocument('images.yaml', { read, schema: pinFileSchema, rules: () => [] });
    expect(pins.ok && Object.keys(pins.value['us-west-2'] ?? {})).toEqual(Object.keys(STANDARD_IMAGES));
  });
});
