import { didYouMean } from '../did-you-mean.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';
/** The load balancer needs a machine that stays. */
export const docsPool = rule({
    id: 'docs-pool',
    severity: 'error',
    says: 'The documentation is served by a static pool of the fleet.',
}, function* ({ fleet, statics }) {
    const name = fleet.loadBalancer.docs?.pool;
    if (name === undefined)
        return;
    const kind = own(fleet.pools, name)?.kind;
    if (kind === 'static')
        return;
    const others = statics.map(named => named.name);
    yield {
        path: ['loadBalancer', 'docs', 'pool'],
        related: [['pools']],
        message: `the documentation is served by a static pool, and ${kind === undefined ? 'there is no pool of this name' : `this one is ${kind}`}`,
        got: name,
        fix: didYouMean(name, others, 'add a pool with `static: {hosts: 1}`'),
    };
});
