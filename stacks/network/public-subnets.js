import { Eip } from '@cdktf/provider-aws/lib/eip/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Construct } from 'constructs';
import { subnetsOf } from '../../fleet/resolve/subnets.ts';
import { THIS } from '../logical-id.ts';
import { ANYWHERE } from './anywhere.ts';
/** The public subnets: load balancer and NAT gateways stand here, and no machine. */
export class PublicSubnets extends Construct {
    subnetIds;
    /** None, one, or one a zone, in the order of the zones. */
    natIds;
    constructor(scope, id, props) {
        super(scope, id);
        const { fleet, vpcId, zones, gatewayId } = props;
        const routeTableId = new RouteTable(this, THIS, { vpcId, tags: { Name: `${fleet.fleet}-public` } }).id;
        new Route(this, 'out', { routeTableId, destinationCidrBlock: ANYWHERE, gatewayId });
        const blocks = subnetsOf(fleet.network).public;
        this.subnetIds = zones.map((zone, index) => {
            const subnetId = new Subnet(this, zone.slice(-1), {
                vpcId,
                availabilityZone: zone,
                cidrBlock: `${blocks[index]}`,
                mapPublicIpOnLaunch: false,
                tags: { Name: `${fleet.fleet}-public-${zone.slice(-1)}` },
            }).id;
            new RouteTableAssociation(this, `route-${zone.slice(-1)}`, { routeTableId, subnetId });
            return subnetId;
        });
        const gateways = { 'each-zone': zones.length, one: 1, none: 0 }[fleet.network.nat];
        this.natIds = zones.slice(0, gateways).map((zone, index) => this.#nat(fleet, zone.slice(-1), index));
    }
    #nat(fleet, letter, index) {
        const tags = { Name: `${fleet.fleet}-nat-${letter}` };
        const { allocationId } = new Eip(this, `address-${letter}`, { domain: 'vpc', tags });
        return new NatGateway(this, `nat-${letter}`, {
            allocationId,
            subnetId: this.subnetIds[index] ?? '',
            tags,
        }).id;
    }
}
