import { rule } from './rule.ts';
/** AWS has no warm pools for groups with a mixed-instances policy, and none for spot. */
export const warmPoolMixed = rule({
    id: 'warm-pool-mixed',
    severity: 'error',
    says: 'A warm pool has one instance type and is wholly on demand, as AWS demands.',
}, function* ({ autoscaled }) {
    for (const { pool, path } of autoscaled) {
        const { warm, onDemand } = pool.autoscaled;
        const types = pool.instances.length;
        const spot = onDemand.above.points < 100;
        if (warm === undefined || (types === 1 && !spot))
            continue;
        yield {
            path: path('autoscaled', 'warm'),
            related: [path('instances'), path('autoscaled', 'onDemand', 'above')],
            message: 'a warm pool has one instance type and buys on demand only, as AWS demands',
            got: [types > 1 ? `${types} instance types` : '', spot ? `\`above: ${onDemand.above}\`` : '']
                .filter(Boolean)
                .join(' and '),
            fix: 'remove `warm`, or keep one instance type and `above: 100%`',
        };
    }
});
