import type { RepositoryFile } from '../../repository-file.ts';
import { rule } from '../rule.ts';
import { granteeLists } from './grantee-lists.ts';

/** Rights hang on the number; a wrong one gives them to a stranger. */
export const personWithTwoNumbers = rule<RepositoryFile>(
  {
    id: 'person-with-two-numbers',
    severity: 'error',
    says: 'A login has the same number wherever it stands: rights hang on the number, and a wrong one gives them to a stranger.',
  },
  function* (file) {
    const known = new Map<string, number>();
    for (const { grantees, path } of granteeLists(file))
      for (const [index, grantee] of grantees.entries()) {
        if (grantee.kind !== 'person') continue;
        const login = grantee.login.toLowerCase();
        const id = known.get(login);
        if (id === undefined) known.set(login, grantee.id);
        else if (id !== grantee.id)
          yield {
            path: [...path, index, 'id'],
            message: `\`${grantee.login}\` has the number ${id} elsewhere in the file`,
            got: String(grantee.id),
            fix: `look it up at https://api.github.com/users/${grantee.login}`,
          };
      }
  },
);
