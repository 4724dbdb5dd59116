import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet/index.js';
import { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { THIS } from '../logical-id.ts';
import type { FleetNetwork, NetworkProps } from './fleet-network.ts';
import { OwnNetwork } from './own-network.ts';

/** The fleet's own VPC, or (`network.existing`) the one that is there already, of which nothing is changed. */
export class Network extends Construct implements FleetNetwork {
  readonly vpcId: string;
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
  readonly firstPrivateZone: string;

  constructor(scope: Construct, id: string, { fleet, flowLogArn }: NetworkProps) {
    super(scope, id);
    const network = this.#existing(fleet) ?? new OwnNetwork(this, THIS, { fleet, flowLogArn });
    this.vpcId = network.vpcId;
    this.publicSubnetIds = network.publicSubnetIds;
    this.privateSubnetIds = network.privateSubnetIds;
    this.firstPrivateZone = network.firstPrivateZone;
  }

  #existing({ network: { existing } }: Fleet): FleetNetwork | undefined {
    const first = existing?.private[0];
    if (existing === undefined || first === undefined) return undefined;
    return {
      vpcId: existing.vpc,
      publicSubnetIds: existing.public,
      privateSubnetIds: existing.private,
      firstPrivateZone: new DataAwsSubnet(this, 'first-private', { id: first }).availabilityZone,
    };
  }
}
