import { Construct } from 'constructs';
import { accessLogBucketName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { Account } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { PrivateBucket } from '../stores/private-bucket.ts';

/** What the access logs need to know. */
export interface AccessLogsProps {
  readonly fleet: Fleet;
}

/** The bucket of the load balancer's access logs. */
export class AccessLogs extends Construct {
  /** Known when the load balancer may write, which it tries at once. */
  readonly bucketName: string;

  constructor(scope: Construct, id: string, { fleet }: AccessLogsProps) {
    super(scope, id);
    const account = Account.of(this).id;
    this.bucketName = new PrivateBucket(this, THIS, {
      name: accessLogBucketName(fleet),
      // No key: a load balancer writes into buckets with S3's own key only (Elastic Load Balancing, "Enable access logs").
      expireAfter: fleet.loadBalancer.accessLogs,
      dataBearing: false,
      extraStatements: bucketArn => [
        {
          sid: 'LoadBalancerWrites',
          // The same name in every region; it takes the place of an account for each region.
          principals: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          actions: ['s3:PutObject'],
          resources: [`${bucketArn}/AWSLogs/${account}/*`],
        },
      ],
    }).openName;
  }
}
