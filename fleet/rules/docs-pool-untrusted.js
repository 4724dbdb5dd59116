import { own } from './own.ts';
import { rule } from './rule.ts';
/** Whoever builds on that host can change what it serves under the fleet's own name. */
export const docsPoolUntrusted = rule({
    id: 'docs-pool-untrusted',
    severity: 'warning',
    says: 'The pool that serves the documentation is in a trusted zone; a pull request that runs there could change it.',
}, function* ({ fleet }) {
    const name = fleet.loadBalancer.docs?.pool;
    const pool = name === undefined ? undefined : own(fleet.pools, name);
    if (name === undefined || pool === undefined || own(fleet.trust, pool.trust)?.trusted !== false)
        return;
    yield {
        path: ['pools', name, 'trust'],
        related: [['loadBalancer', 'docs', 'pool'], ['trust']],
        message: 'the pool that serves the documentation is in a trusted zone; a pull request that runs there could change it',
        got: pool.trust,
        fix: 'write `trust: main`',
    };
});
