import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { Construct } from 'constructs';
import { roleName } from '../../fleet/resolve/names.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument, trustOf } from '../policy-document.ts';
import { zoneRights } from './zone-rights.ts';
/** The role that all machines of a trust zone share, and the instance profile that carries it. */
export class ZoneRole extends Construct {
    profileName;
    constructor(scope, id, props) {
        super(scope, id);
        const name = roleName(props.fleet, `agents-${props.zone}`);
        const role = new IamRole(this, THIS, {
            name,
            description: `Agents of the trust zone ${props.zone}`,
            assumeRolePolicy: trustOf('ec2.amazonaws.com'),
        });
        new IamRolePolicy(this, 'rights', { name, role: role.name, policy: policyDocument(zoneRights(props)) });
        this.profileName = new IamInstanceProfile(this, 'profile', { name, role: role.name }).name;
    }
}
