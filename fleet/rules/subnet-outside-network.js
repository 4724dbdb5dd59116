import { blocksOf } from './network-blocks.ts';
import { rule } from './rule.ts';
/** AWS refuses such a subnet. */
export const subnetOutsideNetwork = rule({
    id: 'subnet-outside-network',
    severity: 'error',
    says: 'Each public and private block lies within the network.',
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined)
        return;
    for (const { cidr, path, written } of blocksOf(network) ?? []) {
        if (!written || network.cidr.contains(cidr))
            continue;
        yield {
            path,
            related: [['network', 'cidr']],
            message: `a block lies within \`cidr\`, which is ${network.cidr}`,
            got: String(cidr),
            fix: 'write a block within it, or change `cidr`',
        };
    }
});
