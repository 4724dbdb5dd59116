import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsOf, hostCount, withAliases } from '../../../fleet/resolve/agents.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { fleetWith, hosts } from '../rules/example.ts';
describe('agentsOf', () => {
    it('names agents by pool and host, and further ones of a host by a letter', () => {
        const agents = [{ labels: ['A'] }, { labels: ['B'] }, { labels: ['C'], name: 'own' }];
        const fleet = fleetWith({ pools: { two: hosts('', 2, { labels: null, agents }) } });
        expect(agentsOf(fleet).map(({ name }) => name)).toEqual([
            'cpu-*',
            'two-1',
            'two-1b',
            'own-1',
            'two-2',
            'two-2b',
            'own-2',
        ]);
    });
    it('gives each host of each pool all agents of the pool', () => {
        fc.assert(fc.property(fleetArbitrary(), fleet => {
            const agents = agentsOf(fleet);
            for (const [name, pool] of Object.entries(fleet.pools)) {
                const own = agents.filter(agent => agent.pool === name);
                const times = pool.kind === 'autoscaled' ? 1 : hostCount(pool);
                expect(own.length).toBe(times * pool.agents.length);
                expect(own.map(({ executors }) => executors)).toEqual(Array.from({ length: times }, () => pool.agents.map(({ executors }) => executors)).flat());
            }
        }), { numRuns: 30 });
    });
});
describe('withAliases', () => {
    it.each([
        [['GPU'], ['GPU', 'TensorCore', 'Any']],
        [['CPU'], ['CPU']],
        [
            ['Linux', 'GPU', 'Linux'],
            ['Linux', 'GPU', 'TensorCore', 'Any'],
        ],
    ])('makes %j to %j', (labels, all) => {
        expect(withAliases(labels, { TensorCore: 'GPU', Any: 'GPU', Other: 'TensorCore' })).toEqual(all);
    });
});
