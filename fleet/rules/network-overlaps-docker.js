import { Cidr } from '../values/cidr.ts';
import { rule } from './rule.ts';
/** What docker takes for its bridge on every host. */
const DOCKER_BRIDGE = Cidr.parse('172.17.0.0/16');
/** A host cannot reach machines whose addresses its own docker bridge has; leader and agents all run docker. */
export const networkOverlapsDocker = rule({
    id: 'network-overlaps-docker',
    severity: 'warning',
    says: `The network does not overlap ${DOCKER_BRIDGE}, which docker takes on every host.`,
}, function* ({ fleet: { network } }) {
    if (network.existing !== undefined || !network.cidr.overlaps(DOCKER_BRIDGE))
        return;
    yield {
        path: ['network', 'cidr'],
        message: `\`cidr\` does not overlap ${DOCKER_BRIDGE}, which docker takes for its bridge on every host`,
        got: String(network.cidr),
        fix: 'write for example `10.100.0.0/16`',
    };
});
