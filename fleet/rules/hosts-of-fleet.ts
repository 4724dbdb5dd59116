import type { Path } from '../problem.ts';
import type { Fleet } from '../schema/fleet.ts';

/** A host name that leads to the load balancer, and where it is written. */
export interface FleetHost {
  readonly host: string;
  readonly path: Path;
}

/** All host names of the load balancer. */
export function hostsOf({
  domain,
  loadBalancer,
}: Pick<Fleet, 'domain' | 'loadBalancer'>): readonly FleetHost[] {
  const { beta, docs } = loadBalancer;
  return [
    { host: domain, path: ['domain'] },
    ...(beta === undefined ? [] : [{ host: beta, path: ['loadBalancer', 'beta'] }]),
    ...(docs === undefined ? [] : [{ host: docs.host, path: ['loadBalancer', 'docs', 'host'] }]),
  ];
}
