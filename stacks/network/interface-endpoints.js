import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
/** The AWS services that leader and agents call. */
const SERVICES = [
    'autoscaling',
    'ec2',
    'ec2messages',
    'ecr.api',
    'ecr.dkr',
    'elasticfilesystem',
    'logs',
    'secretsmanager',
    'ssm',
    'ssmmessages',
    'sts',
];
/** The way to AWS of a network without NAT. Nothing outside AWS can be reached from it, GitHub neither. */
export class InterfaceEndpoints extends Construct {
    constructor(scope, id, { fleet, vpcId, subnetIds }) {
        super(scope, id);
        const group = new SecurityGroup(this, THIS, {
            name: `${fleet.fleet}-endpoints`,
            description: 'The AWS services inside the network',
            vpcId,
            tags: { Name: `${fleet.fleet}-endpoints` },
        });
        new VpcSecurityGroupIngressRule(this, 'https', {
            securityGroupId: group.id,
            description: 'HTTPS from inside the network',
            cidrIpv4: fleet.network.cidr.toString(),
            ipProtocol: 'tcp',
            fromPort: 443,
            toPort: 443,
        });
        for (const service of SERVICES)
            new VpcEndpoint(this, service.replace('.', '-'), {
                vpcId,
                vpcEndpointType: 'Interface',
                serviceName: `com.amazonaws.${fleet.region}.${service}`,
                subnetIds: [...subnetIds],
                securityGroupIds: [group.id],
                privateDnsEnabled: true,
                tags: { Name: `${fleet.fleet}-${service}` },
            });
    }
}
