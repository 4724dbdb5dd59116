import { rule } from './rule.ts';
/** Two networks with the same addresses can never be joined. */
export const networkOverlapsReserved = rule({
    id: 'network-overlaps-reserved',
    severity: 'error',
    says: 'The network overlaps no block that is reserved for another one.',
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined)
        return;
    for (const [index, reserved] of network.reserved.entries()) {
        if (!reserved.overlaps(network.cidr))
            continue;
        yield {
            path: ['network', 'reserved', index],
            related: [['network', 'cidr']],
            message: `a reserved block does not overlap \`cidr\`, which is ${network.cidr}`,
            got: String(reserved),
            fix: 'move `cidr` to addresses that are free, or correct the reserved block',
        };
    }
});
