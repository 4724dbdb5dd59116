import { didYouMean } from '../did-you-mean.ts';
import { botSecretsOf } from '../resolve/bot-parts.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';

/** There would be no container for its value. */
export const botSecretUnknown = rule(
  {
    id: 'bot-secret-unknown',
    severity: 'error',
    says: 'The secrets that the bot uses stand in `secrets`.',
  },
  function* ({ fleet }) {
    for (const { name, path } of fleet.bot === undefined ? [] : botSecretsOf(fleet.bot)) {
      if (own(fleet.secrets, name) !== undefined) continue;
      yield {
        path,
        related: [['secrets']],
        message: 'the bot uses a secret that is not among the `secrets`',
        got: name,
        fix: didYouMean(name, Object.keys(fleet.secrets), `add \`${name}: {}\` to \`secrets\``),
      };
    }
  },
);
