import { rule } from './rule.ts';
/** A zone without a block would have no subnet. */
export const subnetCount = rule({
    id: 'subnet-count',
    severity: 'error',
    says: 'Where blocks are written out, there is one public and one private block for each zone.',
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined)
        return;
    for (const kind of ['public', 'private']) {
        const count = network[kind]?.length;
        if (count === undefined || count === network.zones)
            continue;
        yield {
            path: ['network', kind],
            related: [['network', 'zones']],
            message: `\`${kind}\` has one block for each of ${network.zones} zones (\`zones\`)`,
            got: `${count} ${count === 1 ? 'block' : 'blocks'}`,
            fix: count < network.zones
                ? 'write the blocks that are missing, or change `zones`'
                : 'remove the blocks that are too many, or change `zones`',
        };
    }
});
