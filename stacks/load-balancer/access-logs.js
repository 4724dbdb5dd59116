import { Construct } from 'constructs';
import { accessLogBucketName } from '../../fleet/resolve/names.ts';
import { Account } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { PrivateBucket } from '../stores/private-bucket.ts';
/** The bucket of the load balancer's access logs. */
export class AccessLogs extends Construct {
    /** Known when the load balancer may write, which it tries at once. */
    bucketName;
    constructor(scope, id, { fleet }) {
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
