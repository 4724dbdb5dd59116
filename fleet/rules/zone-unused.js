import { STANDARD_ZONES } from '../schema/stores.ts';
import { rule } from './rule.ts';
/** A role and a bucket would be made for nobody. */
export const zoneUnused = rule({ id: 'zone-unused', severity: 'warning', says: 'Each trust zone beside the standard ones has a pool.' }, function* ({ fleet, pools }) {
    const used = new Set(pools.map(({ pool }) => pool.trust));
    for (const zone of Object.keys(fleet.trust)) {
        if (used.has(zone) || Object.hasOwn(STANDARD_ZONES, zone))
            continue;
        yield {
            path: ['trust', zone],
            related: [['pools']],
            message: 'a trust zone has a pool',
            got: zone,
            fix: `write \`trust: ${zone}\` in a pool, or remove the zone`,
        };
    }
});
