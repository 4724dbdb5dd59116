import { hostsOf } from './hosts-of-fleet.ts';
import { rule } from './rule.ts';

/** Where such a name leads would be chance. */
export const hostNameTwice = rule(
  {
    id: 'host-name-twice',
    severity: 'error',
    says: "`domain`, the beta, the docs and the bot's host are different names.",
  },
  function* ({ fleet }) {
    const hosts = hostsOf(fleet);
    for (const [index, { host, path }] of hosts.entries()) {
      const first = hosts.slice(0, index).find(other => other.host === host);
      if (first === undefined) continue;
      yield {
        path,
        related: [first.path],
        message: `the host names of a fleet are different, and \`${first.path.join('.')}\` is the same`,
        got: host,
        fix: 'write another name',
      };
    }
  },
);
