import { rule } from './rule.ts';
/** A subnet has either a route to the internet gateway or none. */
export const existingSubnetTwice = rule({
    id: 'existing-subnet-twice',
    severity: 'error',
    says: 'An existing subnet is either public or private.',
}, function* ({ fleet: { network } }) {
    if (network.existing === undefined)
        return;
    const seen = new Set(network.existing.public);
    for (const [index, subnet] of network.existing.private.entries()) {
        if (!seen.has(subnet))
            continue;
        yield {
            path: ['network', 'existing', 'private', index],
            related: [['network', 'existing', 'public']],
            message: 'a subnet is public or private, and this one stands under both',
            got: subnet,
            fix: 'remove it from one of the two lists',
        };
    }
});
