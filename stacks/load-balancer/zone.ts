import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone/index.js';
import type { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';

/** A Route53 zone that is there already. */
export interface HostedZone {
  readonly zoneId: string;
}

/** The zone of `loadBalancer.zone`; undefined: others look after the names. */
export function hostedZone(scope: Construct, id: string, { loadBalancer }: Fleet): HostedZone | undefined {
  return loadBalancer.zone === undefined
    ? undefined
    : new DataAwsRoute53Zone(scope, id, { name: loadBalancer.zone, privateZone: false });
}

/** The host names under which the load balancer answers, by what they are for. */
export function hostNames({ domain, loadBalancer: { beta, docs } }: Fleet): Readonly<Record<string, string>> {
  return { domain, ...(beta !== undefined && { beta }), ...(docs !== undefined && { docs: docs.host }) };
}
