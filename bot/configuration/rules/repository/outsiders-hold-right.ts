import type { RepositoryFile } from '../../repository-file.ts';
import { rule } from '../rule.ts';
import { granteeWord, outsiderIn } from './grantee-lists.ts';

const GUARDED = ['approve', 'deploy', 'admin'] as const;

/** Who opens a pull request would approve it as well. */
export const outsidersHoldRight = rule<RepositoryFile>(
  {
    id: 'outsiders-hold-right',
    severity: 'error',
    says: 'No outsider approves, deploys or administers: not `everyone`, not the author, not `role read`, which everyone has in a public repository.',
  },
  function* ({ permissions }) {
    for (const right of GUARDED) {
      const index = outsiderIn(permissions[right]);
      const who = permissions[right][index];
      if (who !== undefined)
        yield {
          path: ['permissions', right, index],
          message: `\`${right}\` is no right of people whom the project does not know`,
          got: granteeWord(who),
          fix: 'name a team, people, or a role from `role triage` on',
        };
    }
  },
);
