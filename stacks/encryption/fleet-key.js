import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role/index.js';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
import { keyPolicy } from './key-policy.ts';
/**
 * The one key that encrypts what a fleet stores, and the role with which Auto Scaling uses it.
 * The role is the fleet's own: a key policy may only name roles that exist, and the account's common one,
 * `AWSServiceRoleForAutoScaling`, does not exist before the account's first group.
 */
export class FleetKey extends Construct {
    arn;
    /** For `service_linked_role_arn` of each autoscaling group, or its machines cannot open their volumes. */
    scalingRoleArn;
    constructor(scope, id, { fleet }) {
        super(scope, id);
        this.scalingRoleArn = new IamServiceLinkedRole(this, 'scaling', {
            awsServiceName: 'autoscaling.amazonaws.com',
            customSuffix: fleet.fleet,
            description: `Auto Scaling of the fleet ${fleet.fleet}`,
        }).arn;
        const key = new KmsKey(this, THIS, {
            description: `What the fleet ${fleet.fleet} stores`,
            enableKeyRotation: true,
            deletionWindowInDays: 30,
            policy: keyPolicy(this, fleet, this.scalingRoleArn),
            // Without the key every backup and every bucket is lost.
            lifecycle: { preventDestroy: true },
        });
        new KmsAlias(this, 'alias', { name: `alias/${fleet.fleet}`, targetKeyId: key.keyId });
        this.arn = key.arn;
    }
}
