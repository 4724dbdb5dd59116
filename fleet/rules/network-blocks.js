import { subnetsOf } from '../resolve/subnets.ts';
/** Public and private blocks of the fleet's own VPC, or undefined when the network is too small for the default ones. */
export function blocksOf(network) {
    const subnets = subnetsThatFit(network);
    if (subnets === undefined)
        return undefined;
    return ['public', 'private'].flatMap(kind => subnets[kind].map((cidr, index) => {
        const written = network[kind] !== undefined;
        return { cidr, kind, written, path: written ? ['network', kind, index] : ['network', 'cidr'] };
    }));
}
function subnetsThatFit(network) {
    try {
        return subnetsOf(network);
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
