import { rule } from './rule.ts';
/** The hold is a lifecycle hook of an autoscaling group. */
export const holdWithoutGroup = rule({
    id: 'hold-without-group',
    severity: 'error',
    says: 'Only autoscaled pools have `debug.hold`; other hosts stay up anyway.',
}, function* ({ pools }) {
    for (const { pool, path } of pools) {
        const hold = pool.debug?.hold;
        if (hold === undefined || pool.kind === 'autoscaled')
            continue;
        yield {
            path: path('debug', 'hold'),
            message: `only an autoscaled pool has \`hold\`, and this one is ${pool.kind}; its hosts stay up anyway`,
            got: String(hold),
            fix: 'remove `hold`',
        };
    }
});
