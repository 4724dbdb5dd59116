import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { Construct } from 'constructs';
/** TLS 1.3, and of TLS 1.2 only suites with forward secrecy and authenticated encryption. */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';
/** HTTP is sent on to HTTPS; there the host name decides, and a name that is not ours gets nothing. */
export class Listeners extends Construct {
    constructor(scope, id, props) {
        super(scope, id);
        const { domain, loadBalancer } = props.fleet;
        this.#redirect(props.balancerArn);
        const listenerArn = this.#https(props);
        const { docsArn, leaderArn } = props.targets;
        if (loadBalancer.docs && docsArn)
            this.#rule('docs', listenerArn, {
                priority: 10,
                hosts: [loadBalancer.docs.host],
                targetGroupArn: docsArn,
            });
        const hosts = [domain, ...(loadBalancer.beta === undefined ? [] : [loadBalancer.beta])];
        this.#rule('jenkins', listenerArn, { priority: 20, hosts, targetGroupArn: leaderArn });
    }
    #redirect(loadBalancerArn) {
        new LbListener(this, 'http', {
            loadBalancerArn,
            port: 80,
            protocol: 'HTTP',
            defaultAction: [
                { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
            ],
        });
    }
    #https({ balancerArn, certificateArn }) {
        const fixedResponse = { contentType: 'text/plain', messageBody: 'No such host.', statusCode: '404' };
        return new LbListener(this, 'https', {
            loadBalancerArn: balancerArn,
            port: 443,
            protocol: 'HTTPS',
            sslPolicy: TLS_POLICY,
            certificateArn,
            defaultAction: [{ type: 'fixed-response', fixedResponse }],
        }).arn;
    }
    #rule(part, listenerArn, rule) {
        new LbListenerRule(this, part, {
            listenerArn,
            priority: rule.priority,
            condition: [{ hostHeader: { values: rule.hosts } }],
            action: [{ type: 'forward', targetGroupArn: rule.targetGroupArn }],
        });
    }
}
