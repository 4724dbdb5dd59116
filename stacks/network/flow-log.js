import { FlowLog as AwsFlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { Construct } from 'constructs';
import { roleName } from '../../fleet/resolve/names.ts';
import { Account } from '../account.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument } from '../policy-document.ts';
/** Writes down who talked to whom in the VPC, refused or not. */
export class FlowLog extends Construct {
    constructor(scope, id, { fleet, vpcId, flowLogArn }) {
        super(scope, id);
        const role = new IamRole(this, 'role', {
            name: roleName(fleet, 'flow-logs'),
            description: 'Writes the flow log of the network',
            assumeRolePolicy: policyDocument([
                {
                    sid: 'FlowLogsOfThisAccount',
                    principals: { Service: 'vpc-flow-logs.amazonaws.com' },
                    actions: ['sts:AssumeRole'],
                    conditions: { StringEquals: { 'aws:SourceAccount': Account.of(this).id } },
                },
            ]),
        });
        new IamRolePolicy(this, 'rights', {
            name: 'write-flow-log',
            role: role.name,
            policy: policyDocument([
                {
                    sid: 'WriteStreams',
                    actions: [
                        'logs:CreateLogStream',
                        'logs:DescribeLogGroups',
                        'logs:DescribeLogStreams',
                        'logs:PutLogEvents',
                    ],
                    resources: [`${flowLogArn}:*`],
                },
            ]),
        });
        new AwsFlowLog(this, THIS, {
            vpcId,
            trafficType: 'ALL',
            logDestination: flowLogArn,
            iamRoleArn: role.arn,
            tags: { Name: fleet.fleet },
        });
    }
}
