import { didYouMean } from '../did-you-mean.ts';
import { rule } from './rule.ts';

/** A misspelt host name would leave its host without a key. */
export const hostKeyOfNobody = rule(
  {
    id: 'host-key-of-nobody',
    severity: 'error',
    says: 'Host keys are those of hosts of their pool.',
  },
  function* ({ externals }) {
    for (const { pool, path } of externals)
      for (const host of Object.keys(pool.external.hostKeys)) {
        if (pool.external.hosts.includes(host)) continue;
        yield {
          path: path('external', 'hostKeys', host),
          related: [path('external', 'hosts')],
          message: 'a host key is of a host of the pool',
          got: host,
          fix: didYouMean(host, pool.external.hosts, 'remove it, or add the host to `hosts`'),
        };
      }
  },
);
