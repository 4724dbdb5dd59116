import { blocksOf } from './network-blocks.ts';
import { rule } from './rule.ts';
/** AWS refuses such subnets. */
export const subnetsOverlap = rule({
    id: 'subnets-overlap',
    severity: 'error',
    says: 'No two blocks of subnets overlap, those that follow from `network.cidr` among them.',
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined)
        return;
    const blocks = blocksOf(network) ?? [];
    for (const [index, block] of blocks.entries()) {
        const other = blocks.slice(0, index).find(({ cidr }) => cidr.overlaps(block.cidr));
        if (other === undefined)
            continue;
        const here = block.written ? block : other;
        const there = block.written ? other : block;
        yield {
            path: here.path,
            related: [there.path],
            message: `blocks do not overlap, and ${there.cidr} is a ${there.kind} block${there.written ? '' : ' by default'}`,
            got: String(here.cidr),
            fix: there.written
                ? 'write a block that is free'
                : `write \`${there.kind}\` too, or a block that is free`,
        };
    }
});
