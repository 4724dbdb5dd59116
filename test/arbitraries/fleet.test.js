import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRelations } from '../../fleet/rules/all-rules.ts';
import { CATALOGUE } from '../fleet/rules/example.ts';
import { fleetArbitrary } from './fleet.ts';
describe('fleetArbitrary', () => {
    it('makes fleets in which no rule finds an error', () => {
        fc.assert(fc.property(fleetArbitrary(), fleet => {
            const found = checkRelations({ fleet, catalogue: CATALOGUE }).filter(({ severity }) => severity === 'error');
            expect(found).toEqual([]);
        }));
    });
});
