import { rule } from './rule.ts';
/** AWS refuses such a group. */
export const minAboveMax = rule({ id: 'min-above-max', severity: 'error', says: "A pool's `min` is at most its `max`." }, function* ({ autoscaled }) {
    for (const { pool, path } of autoscaled) {
        const { min, max } = pool.autoscaled;
        if (min <= max)
            continue;
        yield {
            path: path('autoscaled', 'min'),
            related: [path('autoscaled', 'max')],
            message: `\`min\` is at most \`max\`, which is ${max}`,
            got: String(min),
            fix: 'lower `min` or raise `max`',
        };
    }
});
