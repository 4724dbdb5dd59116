import type { RepositoryFile } from '../../repository-file.ts';
import { rule } from '../rule.ts';

const WORDS = ['all', 'failed', 'ci'];

/** `run ci [all]` means every job. */
export const jobNameIsCommand = rule<RepositoryFile>(
  {
    id: 'job-name-is-command',
    severity: 'error',
    says: 'No job has a name that means something else in commands: `all`, `failed`, `ci`.',
  },
  function* ({ jobs }) {
    for (const name of Object.keys(jobs))
      if (WORDS.includes(name.toLowerCase()))
        yield {
          path: ['jobs', name],
          message: `\`${name}\` means something else in commands`,
          got: name,
          fix: 'choose another name',
        };
  },
);
