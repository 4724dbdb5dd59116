import type { Path } from '../problem.ts';
import type { Fleet } from '../schema/fleet.ts';

/** A host name of the fleet, and where it is written. */
export interface FleetHost {
  readonly host: string;
  readonly path: Path;
}

/** All host names: those of the load balancer, and that of the bot. */
export function hostsOf({
  domain,
  loadBalancer,
  bot,
}: Pick<Fleet, 'domain' | 'loadBalancer' | 'bot'>): readonly FleetHost[] {
  const { beta, docs } = loadBalancer;
  return [
    { host: domain, path: ['domain'] },
    ...(beta === undefined ? [] : [{ host: beta, path: ['loadBalancer', 'beta'] }]),
    ...(docs === undefined ? [] : [{ host: docs.host, path: ['loadBalancer', 'docs', 'host'] }]),
    ...(bot?.host === undefined ? [] : [{ host: bot.host, path: ['bot', 'host'] }]),
  ];
}
