import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { Construct } from 'constructs';
import { Account } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument } from '../policy-document.ts';
/** The way to S3 that costs nothing and does not pass the NAT gateway; build caches and image layers take it. */
export class S3Endpoint extends Construct {
    constructor(scope, id, { fleet, vpcId, routeTableIds }) {
        super(scope, id);
        new VpcEndpoint(this, THIS, {
            vpcId,
            vpcEndpointType: 'Gateway',
            serviceName: `com.amazonaws.${fleet.region}.s3`,
            routeTableIds: [...routeTableIds],
            policy: policyDocument([...statements(Account.of(this).id)]),
            tags: { Name: `${fleet.fleet}-s3` },
        });
    }
}
/**
 * Anybody's objects may be read: layers of container images, operating system packages and public test data lie in
 * buckets of others. All else is for this account's credentials on this account's buckets, so that a build can carry
 * nothing away with a key that it brought along.
 */
function statements(account) {
    return [
        { sid: 'ReadAnyObject', principals: '*', actions: ['s3:GetObject'], resources: ['*'] },
        {
            sid: 'OwnBuckets',
            principals: '*',
            actions: ['s3:*'],
            resources: ['*'],
            conditions: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
        },
    ];
}
