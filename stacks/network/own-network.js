import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group/index.js';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';
import { availabilityZonesOf } from '../../fleet/resolve/subnets.ts';
import { THIS } from '../logical-id.ts';
import { FlowLog } from './flow-log.ts';
import { InterfaceEndpoints } from './interface-endpoints.ts';
import { PrivateSubnets } from './private-subnets.ts';
import { PublicSubnets } from './public-subnets.ts';
import { S3Endpoint } from './s3-endpoint.ts';
/** A VPC with a public and a private subnet in each zone. Nothing in it has a public address but the load balancer and NAT. */
export class OwnNetwork extends Construct {
    vpcId;
    publicSubnetIds;
    privateSubnetIds;
    firstPrivateZone;
    constructor(scope, id, { fleet, flowLogArn }) {
        super(scope, id);
        const zones = availabilityZonesOf(fleet);
        this.firstPrivateZone = zones[0] ?? '';
        this.vpcId = this.#vpc(fleet.fleet, fleet.network.cidr.toString());
        const gatewayId = new InternetGateway(this, 'gateway', { vpcId: this.vpcId, tags: { Name: fleet.fleet } })
            .id;
        const common = { fleet, zones, vpcId: this.vpcId };
        const { subnetIds, natIds } = new PublicSubnets(this, 'public', { ...common, gatewayId });
        const inside = new PrivateSubnets(this, 'private', { ...common, natIds });
        this.publicSubnetIds = subnetIds;
        this.privateSubnetIds = inside.subnetIds;
        new S3Endpoint(this, 's3', { ...common, routeTableIds: inside.routeTableIds });
        new FlowLog(this, 'flow-log', { ...common, flowLogArn });
        if (fleet.network.nat === 'none')
            new InterfaceEndpoints(this, 'endpoint', { ...common, subnetIds: inside.subnetIds });
    }
    #vpc(name, cidrBlock) {
        const vpc = new Vpc(this, THIS, {
            cidrBlock,
            enableDnsSupport: true,
            enableDnsHostnames: true,
            tags: { Name: name },
        });
        // Without rules: a machine that was given no group by mistake can talk to nobody.
        new DefaultSecurityGroup(this, 'default', { vpcId: vpc.id, tags: { Name: `${name}-unused` } });
        return vpc.id;
    }
}
