import { rule } from './rule.ts';
/** Then nothing is above the base, and the percentage says nothing. */
export const onDemandBaseAboveMax = rule({
    id: 'on-demand-base-above-max',
    severity: 'error',
    says: "A pool's `onDemand.base` is at most its `max`.",
}, function* ({ autoscaled }) {
    for (const { pool, path } of autoscaled) {
        const { onDemand, max } = pool.autoscaled;
        if (onDemand.base <= max)
            continue;
        yield {
            path: path('autoscaled', 'onDemand', 'base'),
            related: [path('autoscaled', 'max')],
            message: `\`base\` is at most \`max\`, which is ${max}`,
            got: String(onDemand.base),
            fix: 'lower `base`, or write `above: 100%` when nothing shall be spot',
        };
    }
});
