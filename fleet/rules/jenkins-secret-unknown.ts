import { didYouMean } from '../did-you-mean.ts';
import { secretUses } from '../resolve/jenkins-secrets.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';

/** Jenkins would not start: configuration as code finds no value. */
export const jenkinsSecretUnknown = rule(
  {
    id: 'jenkins-secret-unknown',
    severity: 'error',
    says: 'The secrets that Jenkins itself uses stand in `secrets`.',
  },
  function* ({ fleet }) {
    for (const { path, name } of secretUses(fleet)) {
      if (own(fleet.secrets, name) !== undefined) continue;
      yield {
        path,
        related: [['secrets']],
        message: 'the configuration of Jenkins names a secret that is not among the `secrets`',
        got: name,
        fix: didYouMean(name, Object.keys(fleet.secrets), `add \`${name}\` to \`secrets\``),
      };
    }
  },
);
