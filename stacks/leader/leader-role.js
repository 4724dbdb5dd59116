import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import { roleName } from '../../fleet/resolve/names.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument, trustOf } from '../policy-document.ts';
import { leaderRights } from './leader-rights.ts';
import { scalingRights } from './scaling-rights.ts';
/**
 * How many groups one policy names: a managed policy holds 6,144 characters, and an ARN of a group has up to 170.
 * A role takes 10 policies, so this is enough for 300 autoscaled pools, and for 600 with the quota raised to 20.
 */
const GROUPS_OF_A_POLICY = 30;
/** The role of the leader, and the instance profile that carries it. */
export class LeaderRole extends Construct {
    profileName;
    constructor(scope, id, props) {
        super(scope, id);
        const name = roleName(props.fleet, 'leader');
        const role = new IamRole(this, THIS, {
            name,
            description: 'The leader, which runs Jenkins',
            assumeRolePolicy: trustOf('ec2.amazonaws.com'),
        });
        new IamRolePolicy(this, 'rights', { name, role: role.name, policy: policyDocument(leaderRights(props)) });
        this.#scaling(role.name, name, props.groupArns);
        this.profileName = new IamInstanceProfile(this, 'profile', { name, role: role.name }).name;
    }
    #scaling(role, name, arns) {
        for (let first = 0; first < arns.length; first += GROUPS_OF_A_POLICY) {
            const number = first / GROUPS_OF_A_POLICY + 1;
            const policy = new IamPolicy(this, `scaling-${number}`, {
                name: `${name}-scaling-${number}`,
                description: 'Moves the groups of the fleet',
                policy: policyDocument(scalingRights(arns.slice(first, first + GROUPS_OF_A_POLICY))),
            });
            new IamRolePolicyAttachment(this, `attached-${number}`, { role, policyArn: policy.arn });
        }
    }
}
