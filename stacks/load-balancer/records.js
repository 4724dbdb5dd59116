import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';
import { hostNames } from './zone.ts';
/**
 * The names of the fleet. Each but the beta name is one of several records with a weight, so that two fleets can
 * share it while a leader is swapped (B72, B73). Health is not asked: it would send people to a leader with weight 0,
 * which is silent on purpose, whenever the other one restarts.
 */
export class Records extends Construct {
    constructor(scope, id, { fleet, zone, balancer }) {
        super(scope, id);
        const weighted = {
            setIdentifier: fleet.fleet,
            weightedRoutingPolicy: { weight: fleet.loadBalancer.weight },
        };
        for (const [part, name] of Object.entries(hostNames(fleet)))
            new Route53Record(this, part, {
                zoneId: zone.zoneId,
                name,
                type: 'A',
                alias: { name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: false },
                ...(part !== 'beta' && weighted),
            });
    }
}
