import type { RepositoryFile } from '../../repository-file.ts';
import { targetsOf } from '../../repository-settings.ts';
import { rule } from '../rule.ts';

/** One of the two was copied and not changed. */
export const jobPathTwice = rule<RepositoryFile>(
  {
    id: 'job-path-twice',
    severity: 'error',
    says: 'No two jobs of an instance are the same job of Jenkins: a pull request has one such job, and one run would be told for two.',
  },
  function* (file) {
    const taken = new Map<string, string>();
    for (const { name, instance, job } of targetsOf(file)) {
      if (job === undefined) continue;
      const key = `${instance} ${job}`;
      const other = taken.get(key);
      if (other === undefined) taken.set(key, name);
      else
        yield {
          path: ['jobs', name],
          related: [['jobs', other]],
          message: `\`${name}\` and \`${other}\` are the same job of Jenkins`,
          got: job,
          fix: 'write the path of the job that was meant, or remove one of them',
        };
    }
  },
);
