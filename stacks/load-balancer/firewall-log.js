import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy/index.js';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js';
import { Construct } from 'constructs';
import { wafLogGroupName } from '../../fleet/resolve/names.ts';
import { Account, partitionOf } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { retentionDays } from '../logs/retention.ts';
import { policyDocument } from '../policy-document.ts';
/** What the firewall saw, without what would let a reader act in another's name. */
export class FirewallLog extends Construct {
    constructor(scope, id, { fleet, keyArn, aclArn }) {
        super(scope, id);
        const name = wafLogGroupName(fleet);
        const group = new CloudwatchLogGroup(this, THIS, {
            name,
            retentionInDays: retentionDays(fleet.logs.keep),
            kmsKeyId: keyArn,
        });
        const permission = this.#permission(fleet, name, group.arn);
        new Wafv2WebAclLoggingConfiguration(this, 'writer', {
            resourceArn: aclArn,
            logDestinationConfigs: [group.arn],
            redactedFields: [
                { singleHeader: { name: 'authorization' } },
                { singleHeader: { name: 'cookie' } },
                // Jobs can be started with a token in the query.
                { queryString: {} },
            ],
            dependsOn: [permission],
        });
    }
    #permission(fleet, policyName, groupArn) {
        const account = Account.of(this).id;
        return new CloudwatchLogResourcePolicy(this, 'permission', {
            policyName,
            policyDocument: policyDocument([
                {
                    sid: 'FirewallWrites',
                    principals: { Service: 'delivery.logs.amazonaws.com' },
                    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                    resources: [`${groupArn}:*`],
                    conditions: {
                        StringEquals: { 'aws:SourceAccount': account },
                        ArnLike: {
                            'aws:SourceArn': `arn:${partitionOf(fleet.region)}:logs:${fleet.region}:${account}:*`,
                        },
                    },
                },
            ]),
        });
    }
}
