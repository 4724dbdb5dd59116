import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsOf } from '../../../fleet/resolve/agents.ts';
import { fleetCost } from '../../../fleet/resolve/cost.ts';
import { sumCosts, sumRanges } from '../../../tools/map/sums.ts';
import { allPools } from '../../../tools/map/view.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { CATALOGUE, fleetOf, MIXED, TVM, viewOf } from './sample-views.ts';

describe('the view of any fleet', () => {
  const everyFleet = (check: (fleet: typeof TVM, view: ReturnType<typeof viewOf>) => void) =>
    fc.assert(
      fc.property(fleetArbitrary(), fleet => check(fleet, viewOf(fleet))),
      { numRuns: 40 },
    );

  it('has every pool once, under its kind', () => {
    everyFleet((fleet, view) => {
      expect(
        allPools(view)
          .map(pool => pool.name)
          .toSorted(),
      ).toEqual(Object.keys(fleet.pools).toSorted());
      for (const pool of allPools(view)) expect(fleet.pools[pool.name]?.kind).toBe(pool.kind);
    });
  });

  it('counts the same labels and executors as the agents that follow from the file', () => {
    everyFleet((fleet, view) => {
      for (const pool of allPools(view)) {
        const agents = agentsOf(fleet).filter(agent => agent.pool === pool.name && agent.host <= 1);
        expect(pool.agents.map(agent => agent.labels.map(label => label.name))).toEqual(
          agents.map(agent => agent.labels),
        );
        expect(pool.agents.map(agent => agent.executors)).toEqual(agents.map(agent => agent.executors));
      }
    });
  });

  it('has totals that are the sums of its pools, of its sponsors, and what the fleet costs', () => {
    everyFleet((fleet, view) => {
      const pools = allPools(view);
      const sponsors = sumCosts(view.sponsors.map(sponsor => sponsor.cost));
      const cost = fleetCost(fleet, CATALOGUE);
      for (const end of ['min', 'max'] as const) {
        expect(view.cost[end]).toBeCloseTo(cost[end], 6);
        expect(sponsors[end]).toBeCloseTo(cost[end], 6);
      }
      expect(view.machines).toEqual(sumRanges(pools.map(pool => pool.machines)));
      expect(view.machines).toEqual(sumRanges(view.sponsors.map(sponsor => sponsor.machines)));
      expect(view.sponsors.flatMap(sponsor => sponsor.pools).toSorted()).toEqual(
        pools.map(pool => pool.name).toSorted(),
      );
    });
  });

  it('names for a fall-back exactly the pools that carry its label', () => {
    everyFleet((_, view) => {
      for (const { fallback } of allPools(view)) {
        if (fallback === undefined) continue;
        const carriers = allPools(view).filter(pool =>
          pool.agents.some(agent => agent.labels.some(label => label.name === fallback.label)),
        );
        expect([...fallback.pools].toSorted()).toEqual(carriers.map(pool => pool.name).toSorted());
      }
    });
  });

  it('puts each pool into the trust zone that it names', () => {
    everyFleet((_, view) => {
      for (const pool of allPools(view))
        expect(view.trust.filter(zone => zone.pools.includes(pool.name)).map(zone => zone.name)).toEqual([
          pool.trust,
        ]);
    });
  });
});

describe('the view of a fleet of every kind of pool', () => {
  const view = viewOf(MIXED);
  const pool = (name: string) => allPools(view).find(each => each.name === name);

  it('tells an alias from a label of its own', () => {
    expect(pool('cuda')?.agents[0]?.labels).toEqual([
      { name: 'GPU', aliasOf: undefined },
      { name: 'Linux', aliasOf: undefined },
      { name: 'TensorCore', aliasOf: 'GPU' },
    ]);
  });

  it('multiplies the executors of all agents of a host', () => {
    expect(view.executors).toEqual({ min: 2 * 6 + 2 + 2, max: 2 * 6 + 40 + 9 + 2 });
  });

  it('shows how machines are bought', () => {
    expect(pool('cuda')?.purchase).toEqual({ base: 0, onDemand: 100, spot: 0 });
    expect(pool('burst')?.purchase).toEqual({ base: 2, onDemand: 0, spot: 100 });
    expect(pool('edge')?.purchase).toBeUndefined();
  });

  it('counts hosts of others as machines that cost nothing', () => {
    expect(pool('edge')?.machines).toEqual({ min: 2, max: 2 });
    expect(pool('edge')?.cost).toMatchObject({ min: 0, max: 0 });
    expect(pool('edge')?.voting).toBe(false);
  });

  it('names each sponsor, those without pools too, and nobody last', () => {
    expect(view.sponsors.map(sponsor => sponsor.name)).toEqual(['example-vendor', 'quiet-one', undefined]);
    expect(view.sponsors[0]?.budget).toBe(500);
  });

  it('names the types without a price', () => {
    expect(view.unpriced).toEqual(['hpc6a.48xlarge']);
  });
});

it('names the leader’s type among those without a price', () => {
  const leader = { instance: 'zz9.large', jenkins: '2.528.3-lts-jdk21' };
  expect(
    viewOf(fleetOf({ edge: { labels: ['x'], external: { hosts: ['a.b.c'] } } }, { leader })).unpriced,
  ).toEqual(['zz9.large']);
});

it('shows the fall-backs of TVM’s fleet', () => {
  const arrows = allPools(viewOf(TVM)).flatMap(({ name, fallback }) =>
    fallback === undefined ? [] : [[name, fallback.label, ...fallback.pools]],
  );
  expect(arrows).toEqual([
    ['cpu-spot', 'CPU', 'cpu'],
    ['cpu-small-spot', 'CPU-SMALL', 'cpu-small'],
    ['gpu-spot', 'GPU', 'gpu'],
    ['arm-graviton3-spot', 'ARM-GRAVITON3', 'arm-graviton3'],
  ]);
});
