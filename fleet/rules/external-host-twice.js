import { rule } from './rule.ts';
/** Each pool would put its executors on the same machine. */
export const externalHostTwice = rule({
    id: 'external-host-twice',
    severity: 'warning',
    says: 'An external host is in one pool; several agents of one host are written with `agents`.',
}, function* ({ externals }) {
    const seen = new Map();
    for (const { name, pool, path } of externals)
        for (const [index, host] of pool.external.hosts.entries()) {
            const first = seen.get(host);
            if (first === undefined)
                seen.set(host, { pool: name, path: path('external', 'hosts', index) });
            else if (first.pool !== name)
                yield {
                    path: path('external', 'hosts', index),
                    related: [first.path],
                    message: `a host is in one pool, and this one is in pool \`${first.pool}\` too`,
                    got: host,
                    fix: 'keep it in one pool, with several `agents` where it shall carry several',
                };
        }
});
