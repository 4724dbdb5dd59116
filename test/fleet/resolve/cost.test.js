import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleetCost, machineRange, poolCost } from '../../../fleet/resolve/cost.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { CATALOGUE, fleetWith, group, hosts } from '../rules/example.ts';
describe('what machines cost', () => {
    it('is the least of the preferred type at the minimum, and the dearest type at the maximum', () => {
        const { pools } = fleetWith({
            pools: { cpu: group('CPU', { min: 2 }, { instances: ['m5.large', 'm5.xlarge'] }) },
        });
        // 0.096 and 0.192 USD an hour.
        expect(pools.cpu && poolCost(pools.cpu, CATALOGUE)).toEqual({ min: 0.192, max: 1.92, unpriced: [] });
    });
    it('counts types without a price as nothing, and names them', () => {
        const { pools } = fleetWith({ pools: { cpu: { instances: ['quantum.huge'] } } });
        expect(pools.cpu && poolCost(pools.cpu, CATALOGUE)).toEqual({
            min: 0,
            max: 0,
            unpriced: ['quantum.huge'],
        });
    });
    it('is nothing for hosts of others, and the same at any hour for hosts that stay', () => {
        const { pools } = fleetWith({
            pools: { docs: hosts('doc', 3), lab: { labels: ['ios'], external: { hosts: ['a.example.org'] } } },
        });
        expect(pools.lab && poolCost(pools.lab, CATALOGUE)).toEqual({ min: 0, max: 0, unpriced: [] });
        expect(pools.docs && machineRange(pools.docs)).toEqual({ min: 3, max: 3 });
    });
    it('adds up to that of the fleet, with the leader, and never falls from minimum to maximum', () => {
        fc.assert(fc.property(fleetArbitrary(), fleet => {
            const leader = CATALOGUE.get(fleet.leader.instance.name)?.usdPerHour ?? 0;
            const pools = Object.values(fleet.pools).map(pool => poolCost(pool, CATALOGUE));
            const total = fleetCost(fleet, CATALOGUE);
            expect(total.min).toBeCloseTo(pools.reduce((sum, { min }) => sum + min, leader), 6);
            expect(total.max).toBeCloseTo(pools.reduce((sum, { max }) => sum + max, leader), 6);
            expect(total.max).toBeGreaterThanOrEqual(total.min);
        }), { numRuns: 30 });
    });
});
