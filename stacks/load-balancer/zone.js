import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone/index.js';
/** The zone of `loadBalancer.zone`; undefined: others look after the names. */
export function hostedZone(scope, id, { loadBalancer }) {
    return loadBalancer.zone === undefined
        ? undefined
        : new DataAwsRoute53Zone(scope, id, { name: loadBalancer.zone, privateZone: false });
}
/** The host names under which the load balancer answers, by what they are for. */
export function hostNames({ domain, loadBalancer: { beta, docs } }) {
    return { domain, ...(beta !== undefined && { beta }), ...(docs !== undefined && { docs: docs.host }) };
}
