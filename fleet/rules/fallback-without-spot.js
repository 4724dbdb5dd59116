import { buysSpot } from './pools.ts';
import { rule } from './rule.ts';
/** On-demand machines are not taken back. */
export const fallbackWithoutSpot = rule({
    id: 'fallback-without-spot',
    severity: 'warning',
    says: 'A pool with a fall-back buys spot machines; on-demand machines are never lost that way.',
}, function* ({ autoscaled }) {
    for (const { pool, path } of autoscaled) {
        const { fallback } = pool.autoscaled;
        if (fallback === undefined || buysSpot(pool))
            continue;
        yield {
            path: path('autoscaled', 'fallback'),
            related: [path('autoscaled', 'onDemand'), path('autoscaled', 'max')],
            message: '`fallback` is for lost spot machines, and this pool buys none',
            got: fallback,
            fix: 'remove `fallback`, or write for example `onDemand: {above: 30%}`',
        };
    }
});
