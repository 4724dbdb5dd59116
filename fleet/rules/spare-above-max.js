import { rule } from './rule.ts';
/** The plugin would ask for machines that the group may never have. */
export const spareAboveMax = rule({ id: 'spare-above-max', severity: 'error', says: "A pool's `spare` is at most its `max`." }, function* ({ autoscaled }) {
    for (const { pool, path } of autoscaled) {
        const { spare, max } = pool.autoscaled;
        if (spare <= max)
            continue;
        yield {
            path: path('autoscaled', 'spare'),
            related: [path('autoscaled', 'max')],
            message: `\`spare\` is at most \`max\`, which is ${max}`,
            got: String(spare),
            fix: 'lower `spare` or raise `max`',
        };
    }
});
