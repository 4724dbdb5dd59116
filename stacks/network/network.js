import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
import { OwnNetwork } from './own-network.ts';
/** The fleet's own VPC, or (`network.existing`) the one that is there already, of which nothing is changed. */
export class Network extends Construct {
    vpcId;
    publicSubnetIds;
    privateSubnetIds;
    firstPrivateZone;
    constructor(scope, id, { fleet, flowLogArn }) {
        super(scope, id);
        const network = this.#existing(fleet) ?? new OwnNetwork(this, THIS, { fleet, flowLogArn });
        this.vpcId = network.vpcId;
        this.publicSubnetIds = network.publicSubnetIds;
        this.privateSubnetIds = network.privateSubnetIds;
        this.firstPrivateZone = network.firstPrivateZone;
    }
    #existing({ network: { existing } }) {
        const first = existing?.private[0];
        if (existing === undefined || first === undefined)
            return undefined;
        return {
            vpcId: existing.vpc,
            publicSubnetIds: existing.public,
            privateSubnetIds: existing.private,
            firstPrivateZone: new DataAwsSubnet(this, 'first-private', { id: first }).availabilityZone,
        };
    }
}
