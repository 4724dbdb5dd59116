import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment/index.js';
import { Construct } from 'constructs';
import { LEADER } from '../../fleet/resolve/leader-layout.ts';
/** Time for open requests to end before a machine is taken out. */
const DRAIN_SECONDS = '60';
/** The machines behind the load balancer, with the question that shows whether they answer. */
export class Targets extends Construct {
    leaderArn;
    /** undefined: no host serves the documentation. */
    docsArn;
    constructor(scope, id, props) {
        super(scope, id);
        const { fleet, docsInstanceId } = props;
        const { docs } = fleet.loadBalancer;
        const target = (part, port, instanceId, path) => this.#target(part, port, instanceId, {
            name: `${fleet.fleet}-${part}-${port}`,
            path,
            ...props.network,
        });
        // `/login` answers without a session, and not before Jenkins is up.
        this.leaderArn = target('leader', LEADER.port, props.leaderInstanceId, '/login');
        this.docsArn = docs && docsInstanceId ? target('docs', docs.port, docsInstanceId, '/') : undefined;
    }
    #target(part, port, targetId, { name, path, vpcId }) {
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
