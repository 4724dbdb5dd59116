import { blocksOf } from './network-blocks.ts';
import { rule } from './rule.ts';
/** The default blocks have a fixed size, so that a zone can be added later without moving the others. */
export const networkTooSmall = rule({
    id: 'network-too-small',
    severity: 'error',
    says: 'The network has room for the blocks of all zones, when they are not written out.',
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined || blocksOf(network) !== undefined)
        return;
    yield {
        path: ['network', 'cidr'],
        related: [
            ['network', 'zones'],
            ['network', 'public'],
            ['network', 'private'],
        ],
        message: `\`cidr\` has room for a public /24 and a private /23 block in each of ${network.zones} zones`,
        got: String(network.cidr),
        fix: 'take a block of /20 or larger, or write `public` and `private` with smaller blocks',
    };
});
