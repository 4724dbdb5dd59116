import { own } from './own.ts';
import { rule } from './rule.ts';

/** Hosts outside AWS have no console that the leader could read their keys from. */
export const externalHostKey = rule(
  {
    id: 'external-host-key',
    severity: 'warning',
    says: 'Every external host that is reached over SSH has its host key in the file; the leader connects to no unknown one.',
  },
  function* ({ externals }) {
    for (const { pool, path } of externals)
      for (const [index, host] of pool.external.hosts.entries()) {
        if (pool.external.connect !== 'ssh' || own(pool.external.hostKeys, host) !== undefined) continue;
        yield {
          path: path('external', 'hosts', index),
          related: [path('external', 'hostKeys')],
          message: 'the leader connects to no host whose key it does not know',
          got: host,
          fix: `ask its owner for the line of \`ssh-keyscan ${host}\` and write the key into \`hostKeys\``,
        };
      }
  },
);
