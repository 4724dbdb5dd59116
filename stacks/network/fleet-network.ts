import type { Fleet } from '../../fleet/schema/fleet.ts';

/** Where the machines of a fleet stand, whoever made it. */
export interface FleetNetwork {
  readonly vpcId: string;
  /** One a zone; the load balancer stands here and nothing else. */
  readonly publicSubnetIds: readonly string[];
  /** One a zone; all machines stand here. */
  readonly privateSubnetIds: readonly string[];
  /** The availability zone of the first private subnet: a volume and its machine must share one. */
  readonly firstPrivateZone: string;
}

/** What the network needs to know. */
export interface NetworkProps {
  readonly fleet: Fleet;
  /** The log group of the flow logs; without a VPC of its own the fleet makes none. */
  readonly flowLogArn: string;
}
