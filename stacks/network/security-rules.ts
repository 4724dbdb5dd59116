import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';

/** A security group. */
export interface Peer {
  readonly id: string;
}

/** One kind of connection. A text is a block of addresses outside; of the two ends one at least is a group. */
export type SecurityRulesProps = {
  readonly port: number;
  /** What the connection is for. */
  readonly what: string;
} & ({ readonly from: Peer; readonly to: Peer | string } | { readonly from: string; readonly to: Peer });

/** Allows one kind of connection at both ends: out of the one group and into the other. */
export class SecurityRules extends Construct {
  constructor(scope: Construct, id: string, { from, to, port, what }: SecurityRulesProps) {
    super(scope, id);
    const common = { description: what, ipProtocol: 'tcp', fromPort: port, toPort: port };
    if (typeof from !== 'string')
      new VpcSecurityGroupEgressRule(this, 'out', { securityGroupId: from.id, ...common, ...peer(to) });
    if (typeof to !== 'string')
      new VpcSecurityGroupIngressRule(this, 'in', { securityGroupId: to.id, ...common, ...peer(from) });
  }
}

function peer(end: Peer | string) {
  return typeof end === 'string' ? { cidrIpv4: end } : { referencedSecurityGroupId: end.id };
}
