import { listed } from '../did-you-mean.ts';
import { buysSpot } from './pools.ts';
import { rule } from './rule.ts';
/** TVM's own fleet has this defect: `CPU-SPOT` retries at `CPU`, and 70 % of that is spot too. */
export const fallbackBuysSpot = rule({
    id: 'fallback-buys-spot',
    severity: 'warning',
    says: 'A fall-back leads to on-demand machines; a retry on spot machines can be lost in the same way.',
}, function* ({ labels, autoscaled }) {
    for (const { name, pool, path } of autoscaled) {
        const { fallback } = pool.autoscaled;
        if (fallback === undefined)
            continue;
        const spot = (labels.all.get(fallback) ?? []).filter(other => other.poolName !== name && buysSpot(other.pool));
        const names = [...new Set(spot.map(other => other.poolName))];
        if (names.length === 0)
            continue;
        yield {
            path: path('autoscaled', 'fallback'),
            related: names.map(other => ['pools', other, 'autoscaled', 'onDemand', 'above']),
            message: `\`fallback\` leads to on-demand machines, and ${names.length > 1 ? 'pools' : 'pool'} ${listed(names, 3)} with that label ${names.length > 1 ? 'buy' : 'buys'} spot machines too`,
            got: fallback,
            fix: `set \`pools.${names[0]}.autoscaled.onDemand.above\` to \`100%\`, or name a label that only on-demand pools have`,
        };
    }
});
