import { rule } from './rule.ts';
const LARGEST = 16;
const SMALLEST = 28;
/** A limit of AWS for VPCs and subnets alike. */
export const networkSize = rule({
    id: 'network-size',
    severity: 'error',
    says: `The network and its subnets are blocks from /${LARGEST} to /${SMALLEST}, the bounds of AWS.`,
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined)
        return;
    for (const { cidr, path } of writtenBlocks(network)) {
        if (cidr.prefix >= LARGEST && cidr.prefix <= SMALLEST)
            continue;
        yield {
            path,
            message: `a network and its subnets are blocks from /${LARGEST} to /${SMALLEST}, the bounds of AWS`,
            got: String(cidr),
            fix: `write a prefix from /${LARGEST} to /${SMALLEST}`,
        };
    }
});
function writtenBlocks(network) {
    const list = (kind) => (network[kind] ?? []).map((cidr, index) => ({ cidr, path: ['network', kind, index] }));
    return [{ cidr: network.cidr, path: ['network', 'cidr'] }, ...list('public'), ...list('private')];
}
