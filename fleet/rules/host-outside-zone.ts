import { hostsOf } from './hosts-of-fleet.ts';
import { rule } from './rule.ts';

/** Its record and its certificate could not be made. */
export const hostOutsideZone = rule(
  {
    id: 'host-outside-zone',
    severity: 'error',
    says: "`domain`, the beta, the docs and the bot's host lie in the load balancer's zone.",
  },
  function* ({ fleet }) {
    const { zone } = fleet.loadBalancer;
    if (zone === undefined) return;
    for (const { host, path } of hostsOf(fleet)) {
      if (host === zone || host.endsWith(`.${zone}`)) continue;
      yield {
        path,
        related: [['loadBalancer', 'zone']],
        message: `a host name of the fleet lies in \`zone\`, which is ${zone}`,
        got: host,
        fix: `write a name that ends in \`.${zone}\`, or correct \`zone\``,
      };
    }
  },
);
