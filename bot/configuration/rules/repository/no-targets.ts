import type { RepositoryFile } from '../../repository-file.ts';
import { targetsOf } from '../../repository-settings.ts';
import { rule } from '../rule.ts';

/** A bot with nothing to run only answers. */
export const noTargets = rule<RepositoryFile>(
  {
    id: 'no-targets',
    severity: 'warning',
    says: 'There is something to run: jobs, builds or benchmarks.',
  },
  function* (file) {
    if (targetsOf(file).length > 0) return;
    yield {
      path: ['names'],
      related: [['jobs'], ['builds'], ['benchmarks']],
      message: 'there is nothing that the bot could run',
      fix: 'add for example `jobs: {unix-gpu: mxnet-validation/unix-gpu}`',
    };
  },
);
