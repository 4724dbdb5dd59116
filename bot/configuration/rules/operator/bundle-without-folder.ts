import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** EESSI's `repos_cfg_dir`. */
export const bundleWithoutFolder = rule<OperatorFile>(
  {
    id: 'bundle-without-folder',
    severity: 'error',
    says: 'Where a repository has a `configBundle`, `repositoriesDir` says in which folder it lies.',
  },
  function* ({ slurm }) {
    if (slurm === undefined || slurm.repositoriesDir !== undefined) return;
    for (const [id, { configBundle }] of Object.entries(slurm.repositories))
      if (configBundle !== undefined)
        yield {
          path: ['slurm', 'repositories', id, 'configBundle'],
          related: [['slurm', 'repositoriesDir']],
          message: `\`${configBundle}\` lies in a folder that is not named`,
          got: configBundle,
          fix: 'add `repositoriesDir` to `slurm`',
        };
  },
);
