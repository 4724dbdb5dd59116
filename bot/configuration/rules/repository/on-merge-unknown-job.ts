import { didYouMean } from '../../../../fleet/did-you-mean.ts';
import type { RepositoryFile } from '../../repository-file.ts';
import { rule } from '../rule.ts';

/** After a merge nobody is there to be told of a misspelt name. */
export const onMergeUnknownJob = rule<RepositoryFile>(
  {
    id: 'on-merge-unknown-job',
    severity: 'error',
    says: 'The jobs of `onMerge` stand in `jobs`.',
  },
  function* ({ onMerge, jobs }) {
    if (typeof onMerge === 'string') return;
    for (const [index, name] of onMerge.entries())
      if (!Object.hasOwn(jobs, name))
        yield {
          path: ['onMerge', index],
          related: [['jobs']],
          message: `\`${name}\` is no job of this file`,
          got: name,
          fix: didYouMean(name, Object.keys(jobs), 'add it to `jobs`'),
        };
  },
);
