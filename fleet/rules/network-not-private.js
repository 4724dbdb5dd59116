import { Cidr } from '../values/cidr.ts';
import { rule } from './rule.ts';
/** RFC 1918, and the shared addresses of RFC 6598. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(Cidr.parse);
/** Public addresses within the network belong to somebody whom the fleet then cannot reach. */
export const networkNotPrivate = rule({
    id: 'network-not-private',
    severity: 'warning',
    says: 'The network has private addresses; with public ones their owners could not be reached.',
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined || PRIVATE.some(block => block.contains(network.cidr)))
        return;
    yield {
        path: ['network', 'cidr'],
        message: '`cidr` has private addresses (RFC 1918 or RFC 6598)',
        got: String(network.cidr),
        fix: 'write for example `10.100.0.0/16`',
    };
});
