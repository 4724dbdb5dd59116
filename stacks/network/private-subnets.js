import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Construct } from 'constructs';
import { subnetsOf } from '../../fleet/resolve/subnets.ts';
import { ANYWHERE } from './anywhere.ts';
/**
 * The private subnets, each with a route table of its own even where they share one NAT gateway:
 * a change of `nat` then changes routes and moves no subnet.
 */
export class PrivateSubnets extends Construct {
    subnetIds;
    routeTableIds;
    constructor(scope, id, props) {
        super(scope, id);
        const { fleet, vpcId, zones, natIds } = props;
        const blocks = subnetsOf(fleet.network).private;
        const made = zones.map((zone, index) => {
            const letter = zone.slice(-1);
            const tags = { Name: `${fleet.fleet}-private-${letter}` };
            const subnetId = new Subnet(this, letter, {
                vpcId,
                availabilityZone: zone,
                cidrBlock: `${blocks[index]}`,
                mapPublicIpOnLaunch: false,
                tags,
            }).id;
            const routeTableId = new RouteTable(this, `routes-${letter}`, { vpcId, tags }).id;
            new RouteTableAssociation(this, `route-${letter}`, { routeTableId, subnetId });
            const natGatewayId = natIds[index] ?? natIds[0];
            if (natGatewayId !== undefined)
                new Route(this, `out-${letter}`, { routeTableId, destinationCidrBlock: ANYWHERE, natGatewayId });
            return { subnetId, routeTableId };
        });
        this.subnetIds = made.map(({ subnetId }) => subnetId);
        this.routeTableIds = made.map(({ routeTableId }) => routeTableId);
    }
}
