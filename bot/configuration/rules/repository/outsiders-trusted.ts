import type { RepositoryFile } from '../../repository-file.ts';
import { rule } from '../rule.ts';
import { granteeWord, outsiderIn } from './grantee-lists.ts';

/** Who trusts authors trusts everyone who can open a pull request. */
export const outsidersTrusted = rule<RepositoryFile>(
  {
    id: 'outsiders-trusted',
    severity: 'warning',
    says: 'Commits of outsiders run only after an approval: what they run can read every secret that its job can read.',
  },
  function* ({ trusted }) {
    const index = outsiderIn(trusted);
    const who = trusted[index];
    if (who === undefined) return;
    yield {
      path: ['trusted', index],
      message:
        'ANYBODY ON GITHUB can open a pull request, and its code would run at once, unseen, with every secret that the jobs can read',
      got: granteeWord(who),
      fix: 'write `trusted: [role write]`, and let maintainers approve commits of others',
    };
  },
);
