import { didYouMean } from '../did-you-mean.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';
/** Rights follow from the zone. */
export const zoneUnknown = rule({
    id: 'zone-unknown',
    severity: 'error',
    says: 'Pools, secrets and other zones name trust zones of the fleet: its own or the standard ones.',
}, function* (facts) {
    const { trust } = facts.fleet;
    for (const { zone, path } of namedZones(facts)) {
        if (own(trust, zone) !== undefined)
            continue;
        yield {
            path,
            related: [['trust']],
            message: 'a trust zone stands in `trust` or is a standard one',
            got: zone,
            fix: didYouMean(zone, Object.keys(trust), 'describe it in `trust`'),
        };
    }
});
function* namedZones({ fleet, pools }) {
    for (const { pool, path } of pools)
        yield { zone: pool.trust, path: path('trust') };
    for (const [name, { reads }] of Object.entries(fleet.trust))
        for (const [index, zone] of reads.entries())
            yield { zone, path: ['trust', name, 'reads', index] };
    for (const [name, { agents }] of Object.entries(fleet.secrets))
        for (const [index, zone] of agents.entries())
            yield { zone, path: ['secrets', name, 'agents', index] };
}
