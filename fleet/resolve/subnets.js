const PUBLIC_PREFIX = 24;
const PRIVATE_PREFIX = 23;
/** Private blocks begin behind room for four public ones, so that they are aligned and a zone can be added. */
const FIRST_PRIVATE = 2;
/**
 * The written blocks, or else the first /24 blocks of the network for public subnets and /23 blocks behind them.
 * @throws RangeError when the network is too small for that; the rule `network-too-small` says so first.
 */
export function subnetsOf(network) {
    const zones = Array.from({ length: network.zones }, (_, index) => index);
    return {
        public: network.public ?? zones.map(zone => network.cidr.subnet(PUBLIC_PREFIX, zone)),
        private: network.private ?? zones.map(zone => network.cidr.subnet(PRIVATE_PREFIX, FIRST_PRIVATE + zone)),
    };
}
/** The availability zones of the fleet's own VPC, such as `us-west-2a`: named, not looked up, so that they stay the same. */
export function availabilityZonesOf({ region, network, }) {
    return network.zoneLetters.slice(0, network.zones).map(letter => `${region}${letter}`);
}
