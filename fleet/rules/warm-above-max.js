import { rule } from './rule.ts';
/** Prepared machines that the group may never take in. */
export const warmAboveMax = rule({ id: 'warm-above-max', severity: 'error', says: "A warm pool's `size` is at most the pool's `max`." }, function* ({ autoscaled }) {
    for (const { pool, path } of autoscaled) {
        const { warm, max } = pool.autoscaled;
        if (warm === undefined || warm.size <= max)
            continue;
        yield {
            path: path('autoscaled', 'warm', 'size'),
            related: [path('autoscaled', 'max')],
            message: `\`size\` is at most \`max\`, which is ${max}`,
            got: String(warm.size),
            fix: 'lower `size` or raise `max`',
        };
    }
});
