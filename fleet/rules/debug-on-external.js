import { rule } from './rule.ts';
/** Session Manager reaches machines of AWS. */
export const debugOnExternal = rule({
    id: 'debug-on-external',
    severity: 'warning',
    says: 'External pools have no `debug`; access to these hosts is for their owner to give.',
}, function* ({ externals }) {
    for (const { pool, path } of externals) {
        if (pool.debug === undefined)
            continue;
        yield {
            path: path('debug'),
            message: '`debug` opens sessions on machines of AWS, and these hosts are outside',
            fix: 'remove `debug`, and ask the owner of the hosts for access',
        };
    }
});
