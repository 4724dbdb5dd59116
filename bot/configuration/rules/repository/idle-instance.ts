import type { RepositoryFile } from '../../repository-file.ts';
import { targetsOf } from '../../repository-settings.ts';
import { rule } from '../rule.ts';

/** The first instance answers, so it may be there for that alone. */
export const idleInstance = rule<RepositoryFile>(
  {
    id: 'idle-instance',
    severity: 'warning',
    says: 'Every instance but the first runs something.',
  },
  function* (file) {
    const busy = new Set(targetsOf(file).map(({ instance }) => instance));
    for (const [index, name] of file.instances.entries())
      if (index > 0 && !busy.has(name))
        yield {
          path: ['instances', index],
          related: [['jobs'], ['builds'], ['benchmarks']],
          message: `the instance \`${name}\` runs nothing`,
          got: name,
          fix: 'name it in a job or a build, or remove it',
        };
  },
);
