import { listed } from '../did-you-mean.ts';
import { rule } from './rule.ts';

/** A Jenkinsfile that anybody can send may bind every credential of the server and print it. */
export const forksReadCredentials = rule(
  {
    id: 'forks-read-credentials',
    severity: 'error',
    says: "Where a job trusts everyone's Jenkinsfile, no secret is a credential that jobs may use: such a file can print any.",
  },
  function* ({ fleet }) {
    const offered = Object.keys(fleet.secrets).filter(name => {
      const kind = fleet.secrets[name]?.credential?.kind;
      return kind !== undefined && name !== fleet.jenkins.agents.key;
    });
    if (offered.length === 0) return;
    for (const [name, { forks }] of Object.entries(fleet.jobs)) {
      if (forks !== 'everyone') continue;
      yield {
        path: ['jobs', name, 'forks'],
        related: [['secrets']],
        message: `with \`forks: everyone\` anybody's Jenkinsfile can print the credentials ${listed(offered)}`,
        got: forks,
        fix: 'write `forks: contributors` or `forks: nobody`',
      };
    }
  },
);
