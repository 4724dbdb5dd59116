import { machineRange } from '../resolve/cost.ts';
import { blocksOf } from './network-blocks.ts';
import { rule } from './rule.ts';
/** AWS keeps five addresses of each subnet for itself. */
const KEPT_BY_AWS = 5;
/** Groups at their maximum would fail to launch, with an error that only AWS's activity log shows. */
export const networkTooFewAddresses = rule({
    id: 'network-too-few-addresses',
    severity: 'warning',
    says: 'The private subnets have an address for every machine when all pools are at their maximum.',
}, function* ({ fleet: { network, pools } }) {
    const blocks = network.existing === undefined ? blocksOf(network) : undefined;
    if (blocks === undefined)
        return;
    const subnets = blocks.filter(({ kind }) => kind === 'private');
    const addresses = subnets.reduce((sum, { cidr }) => sum + Math.max(0, cidr.count - KEPT_BY_AWS), 0);
    const leader = 1;
    const machines = Object.values(pools).reduce((sum, pool) => sum + machineRange(pool).max, leader);
    if (machines <= addresses)
        return;
    yield {
        path: network.private === undefined ? ['network', 'cidr'] : ['network', 'private'],
        related: [['pools']],
        message: `private subnets have an address for each of the ${machines} machines that leader and pools can have at once; these have ${addresses}`,
        got: subnets.map(({ cidr }) => String(cidr)).join(', '),
        fix: 'write larger `private` blocks',
    };
});
