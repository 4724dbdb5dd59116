import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { Construct } from 'constructs';
import { privateHostName, privateZoneName } from '../../fleet/resolve/names.ts';
import { THIS } from '../logical-id.ts';
/** A replaced host is found again after this many seconds. */
const TTL = 60;
/** Names of static hosts within the network, so that Jenkins's configuration names them whatever their addresses. */
export class PrivateNames extends Construct {
    constructor(scope, id, { fleet, network, hosts }) {
        super(scope, id);
        if (hosts.size === 0)
            return;
        const { zoneId } = new Route53Zone(this, THIS, {
            name: privateZoneName(fleet),
            comment: `The hosts of fleet ${fleet.fleet}`,
            vpc: [{ vpcId: network.vpcId }],
        });
        for (const [pool, list] of hosts)
            for (const [index, { privateIp }] of list.entries())
                new Route53Record(this, `${pool}-${index + 1}`, {
                    zoneId,
                    name: privateHostName(fleet, pool, index + 1),
                    type: 'A',
                    ttl: TTL,
                    records: [privateIp],
                });
    }
}
