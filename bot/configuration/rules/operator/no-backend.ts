import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** An instance without one could only refuse. */
export const noBackend = rule<OperatorFile>(
  {
    id: 'no-backend',
    severity: 'error',
    says: 'An instance has at least one of `jenkins`, `slurm` and `gitlab`.',
  },
  function* ({ jenkins, slurm, gitlab }) {
    if (jenkins !== undefined || slurm !== undefined || gitlab !== undefined) return;
    yield {
      path: ['instance'],
      related: [['jenkins'], ['slurm'], ['gitlab']],
      message: 'there is no system on which this instance could run anything',
      fix: 'add `jenkins`, `slurm` or `gitlab`',
    };
  },
);
