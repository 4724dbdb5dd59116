import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment/index.js';
import { Construct } from 'constructs';
import { LEADER } from '../../fleet/resolve/leader-layout.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { FleetNetwork } from '../network/fleet-network.ts';

/** Time for open requests to end before a machine is taken out. */
const DRAIN_SECONDS = '60';

/** What the load balancer sends requests to. */
export interface TargetsProps {
  readonly fleet: Fleet;
  readonly network: FleetNetwork;
  readonly leaderInstanceId: string;
  readonly docsInstanceId: string | undefined;
}

/** The machines behind the load balancer, with the question that shows whether they answer. */
export class Targets extends Construct {
  readonly leaderArn: string;
  /** undefined: no host serves the documentation. */
  readonly docsArn: string | undefined;

  constructor(scope: Construct, id: string, props: TargetsProps) {
    super(scope, id);
    const { fleet, docsInstanceId } = props;
    const { docs } = fleet.loadBalancer;
    const target = (part: string, port: number, instanceId: string, path: string) =>
      this.#target(part, port, instanceId, {
        name: `${fleet.fleet}-${part}-${port}`,
        path,
        ...props.network,
      });
    // `/login` answers without a session, and not before Jenkins is up.
    this.leaderArn = target('leader', LEADER.port, props.leaderInstanceId, '/login');
    this.docsArn = docs && docsInstanceId ? target('docs', docs.port, docsInstanceId, '/') : undefined;
  }

  #target(
    part: string,
    port: number,
    targetId: string,
    { name, path, vpcId }: { readonly name: string; readonly path: string; readonly vpcId: string },
  ): string {
    const group = new LbTargetGroup(this, part, {
      name,
      port,
      vpcId,
      protocol: 'HTTP',
      targetType: 'instance',
      deregistrationDelay: DRAIN_SECONDS,
      healthCheck: {
        path,
        matcher: '200',
        interval: 15,
        timeout: 10,
        healthyThreshold: 2,
        unhealthyThreshold: 4,
      },
      // Another port means another group, and a rule cannot be without one. The port in its name makes room for both.
      lifecycle: { createBeforeDestroy: true },
    });
    new LbTargetGroupAttachment(this, `${part}-host`, { targetGroupArn: group.arn, targetId, port });
    return group.arn;
  }
}
