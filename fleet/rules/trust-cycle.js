import { own } from './own.ts';
import { rule } from './rule.ts';
/** Zones that read each other's caches are one zone. */
export const trustCycle = rule({
    id: 'trust-cycle',
    severity: 'error',
    says: 'No zone reads itself, directly or through others; zones that read each other are one zone.',
}, function* ({ fleet: { trust } }) {
    for (const [name, { reads }] of Object.entries(trust))
        for (const [index, zone] of reads.entries()) {
            const way = wayBetween(zone, name, trust);
            if (way === undefined)
                continue;
            yield {
                path: ['trust', name, 'reads', index],
                related: way.slice(0, -1).map(step => ['trust', step, 'reads']),
                message: `no zone reads itself, and this one does: ${[name, ...way].map(step => `\`${step}\``).join(' → ')}`,
                got: zone,
                fix: zone === name
                    ? 'remove it: a zone reads its own cache anyway'
                    : 'remove one of these `reads`, or make one zone of them',
            };
        }
});
/** The zones from one to the other along `reads`, both included; undefined: there is no way. Breadth first. */
function wayBetween(from, to, trust) {
    const cameFrom = new Map([[from, undefined]]);
    for (const zone of cameFrom.keys()) {
        if (zone === to)
            return wayBack(to, cameFrom);
        for (const next of own(trust, zone)?.reads ?? [])
            if (!cameFrom.has(next))
                cameFrom.set(next, zone);
    }
    return undefined;
}
function wayBack(to, cameFrom) {
    const way = [];
    for (let zone = to; zone !== undefined; zone = cameFrom.get(zone))
        way.unshift(zone);
    return way;
}
