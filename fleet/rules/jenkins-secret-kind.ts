import { secretUses } from '../resolve/jenkins-secrets.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';

/** A credential of another kind is not offered where Jenkins looks for it. */
export const jenkinsSecretKind = rule(
  {
    id: 'jenkins-secret-kind',
    severity: 'error',
    says: 'The secrets that Jenkins itself uses are credentials of the kind that serves there.',
  },
  function* ({ fleet }) {
    for (const { path, name, kinds } of secretUses(fleet)) {
      const secret = own(fleet.secrets, name);
      const kind = secret?.credential?.kind;
      if (secret === undefined || kinds.length === 0 || (kind !== undefined && kinds.includes(kind)))
        continue;
      const wanted = kinds.map(each => `\`as: ${each}\``).join(' or ');
      yield {
        path,
        related: [['secrets', name]],
        message: `what serves here is a secret with ${wanted}; \`${name}\` has ${kind === undefined ? 'no `as`' : `\`as: ${kind}\``}`,
        got: name,
        fix: `write ${wanted} at \`secrets.${name}\``,
      };
    }
  },
);
