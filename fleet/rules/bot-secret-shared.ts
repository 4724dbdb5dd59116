import { botSecretsOf } from '../resolve/bot-parts.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';

/** A build could act as GitHub, as a runner or as the bot. The key of the GitHub App may be Jenkins's too. */
export const botSecretShared = rule(
  {
    id: 'bot-secret-shared',
    severity: 'error',
    says: 'No agent reads a secret of the bot, and Jenkins offers no build what signs deliveries and reports.',
  },
  function* ({ fleet }) {
    for (const { name, path, readers } of fleet.bot === undefined ? [] : botSecretsOf(fleet.bot)) {
      const secret = own(fleet.secrets, name);
      const offered = secret?.credential !== undefined && readers.includes('ingest');
      if (secret === undefined || (secret.agents.length === 0 && !offered)) continue;
      yield {
        path,
        related: [['secrets', name]],
        message: 'a build could read this secret of the bot, and act in its name or in that of GitHub',
        got: name,
        fix: `remove \`${offered ? 'as' : 'agents'}\` from \`secrets.${name}\`, or give the bot a secret of its own`,
      };
    }
  },
);
