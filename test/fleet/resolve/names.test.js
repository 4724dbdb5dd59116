import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as names from '../../../fleet/resolve/names.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
describe('names of cloud resources', () => {
    it('fit into what AWS allows, for every fleet and zone', () => {
        fc.assert(fc.property(fleetArbitrary(), fleet => {
            const zones = Object.keys(fleet.trust);
            const buckets = [
                names.artefactBucketName(fleet),
                names.accessLogBucketName(fleet),
                names.stateBucketName(fleet),
                ...zones.map(zone => names.cacheBucketName(fleet, zone)),
            ];
            for (const bucket of buckets)
                expect(bucket).toMatch(/^[a-z][a-z0-9-]{1,61}[a-z0-9]$/);
            const roles = [
                names.roleName(fleet, 'leader'),
                ...zones.map(zone => names.roleName(fleet, `agents-${zone}`)),
            ];
            for (const role of roles)
                expect(role).toMatch(/^[\w+=,.@-]{1,64}$/);
            expect(names.loadBalancerName(fleet)).toMatch(/^(?!internal-)[a-z0-9-]{1,32}$/);
            for (const pool of Object.keys(fleet.pools))
                expect(names.groupName(fleet, pool).length).toBeLessThanOrEqual(128);
        }), { numRuns: 50 });
    });
    it('keep the buckets of one fleet apart', () => {
        fc.assert(fc.property(fleetArbitrary(), fleet => {
            const buckets = [
                names.artefactBucketName(fleet),
                names.accessLogBucketName(fleet),
                names.stateBucketName(fleet),
                ...Object.keys(fleet.trust).map(zone => names.cacheBucketName(fleet, zone)),
            ];
            expect(new Set(buckets).size).toBe(buckets.length);
        }), { numRuns: 50 });
    });
});
