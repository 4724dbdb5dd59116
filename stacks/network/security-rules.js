import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
/** Allows one kind of connection at both ends: out of the one group and into the other. */
export class SecurityRules extends Construct {
    constructor(scope, id, { from, to, port, what }) {
        super(scope, id);
        const common = { description: what, ipProtocol: 'tcp', fromPort: port, toPort: port };
        if (typeof from !== 'string')
            new VpcSecurityGroupEgressRule(this, 'out', { securityGroupId: from.id, ...common, ...peer(to) });
        if (typeof to !== 'string')
            new VpcSecurityGroupIngressRule(this, 'in', { securityGroupId: to.id, ...common, ...peer(from) });
    }
}
function peer(end) {
    return typeof end === 'string' ? { cidrIpv4: end } : { referencedSecurityGroupId: end.id };
}
