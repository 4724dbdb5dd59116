import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { Construct } from 'constructs';
import { loadBalancerName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { THIS } from '../logical-id.ts';
import type { FleetNetwork } from '../network/fleet-network.ts';
import { AccessLogs } from './access-logs.ts';
import { Certificate } from './certificate.ts';
import { Firewall } from './firewall.ts';
import { Listeners } from './listeners.ts';
import { Records } from './records.ts';
import { Targets } from './targets.ts';
import { hostedZone, hostNames } from './zone.ts';

/**
 * How long a connection may be silent. Agents that came in send a ping every 30 s (hudson.slaves.WebSocketAgents),
 * but a person who watches a quiet console does not.
 */
const IDLE_SECONDS = 300;

/** What the load balancer stands in front of. */
export interface LoadBalancerProps {
  readonly fleet: Fleet;
  readonly network: FleetNetwork;
  readonly securityGroupId: string;
  readonly keyArn: string;
  readonly leaderInstanceId: string;
  /** The host that serves the documentation; undefined: none does. */
  readonly docsInstanceId: string | undefined;
}

/** The one public door: it ends TLS, keeps attackers out, and writes down who came. */
export class LoadBalancer extends Construct {
  readonly name: string;
  /** `app/<name>/<id>`, as metrics name it. */
  readonly arnSuffix: string;
  readonly certificateArn: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { fleet } = props;
    const zone = hostedZone(this, 'zone', fleet);
    const balancer = this.#balancer(props, new AccessLogs(this, 'access-logs', { fleet }).bucketName);
    this.certificateArn = new Certificate(this, 'certificate', {
      given: fleet.loadBalancer.certificate,
      hosts: hostNames(fleet),
      zone,
    }).arn;
    const targets = new Targets(this, 'target', props);
    new Listeners(this, 'listener', {
      fleet,
      targets,
      balancerArn: balancer.arn,
      certificateArn: this.certificateArn,
    });
    new Firewall(this, 'firewall', { ...props, balancerArn: balancer.arn });
    if (zone) new Records(this, 'record', { fleet, zone, balancer });
    this.name = balancer.name;
    this.arnSuffix = balancer.arnSuffix;
  }

  #balancer({ fleet, network, securityGroupId }: LoadBalancerProps, logBucket: string): Lb {
    return new Lb(this, THIS, {
      name: loadBalancerName(fleet),
      loadBalancerType: 'application',
      internal: false,
      subnets: [...network.publicSubnetIds],
      securityGroups: [securityGroupId],
      enableDeletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: 'defensive',
      idleTimeout: IDLE_SECONDS,
      accessLogs: { bucket: logBucket, enabled: true },
    });
  }
}
