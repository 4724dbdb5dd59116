import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
import { FirewallLog } from './firewall-log.ts';
import { firewallRules } from './firewall-rules.ts';
/** The web application firewall in front of the load balancer. What no rule blocks passes. */
export class Firewall extends Construct {
    constructor(scope, id, { fleet, keyArn, balancerArn }) {
        super(scope, id);
        const acl = new Wafv2WebAcl(this, THIS, {
            name: fleet.fleet,
            description: `The public door of the fleet ${fleet.fleet}`,
            scope: 'REGIONAL',
            defaultAction: { allow: {} },
            rule: firewallRules(fleet.loadBalancer.rateLimit).map((rule, priority) => ({
                ...rule,
                priority,
                visibilityConfig: visibilityOf(rule.name),
            })),
            visibilityConfig: visibilityOf(fleet.fleet),
        });
        new Wafv2WebAclAssociation(this, 'association', { webAclArn: acl.arn, resourceArn: balancerArn });
        new FirewallLog(this, 'log', { fleet, keyArn, aclArn: acl.arn });
    }
}
function visibilityOf(metricName) {
    return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
