import { rule } from './rule.ts';
/** A list is for a group that takes whichever type AWS has; a host of its own has one type. */
export const staticSeveralTypes = rule({
    id: 'static-several-types',
    severity: 'warning',
    says: 'A static pool has one instance type; all its hosts are of the first.',
}, function* ({ statics }) {
    for (const { pool, path } of statics) {
        const second = pool.instances[1];
        if (second === undefined)
            continue;
        yield {
            path: path('instances', 1),
            message: `the hosts of a static pool are all of its first type, \`${pool.instances[0]}\``,
            got: String(second),
            fix: 'remove it, or make a second static pool',
        };
    }
});
