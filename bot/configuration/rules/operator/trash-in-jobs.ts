import type { OperatorFile } from '../../operator-file.ts';
import { liesBelow } from '../../servable.ts';
import { rule } from '../rule.ts';

/** What is moved would be found again, or moved into itself. */
export const trashInJobs = rule<OperatorFile>(
  {
    id: 'trash-in-jobs',
    severity: 'error',
    says: 'The trash bin and the directory of jobs do not lie within each other.',
  },
  function* ({ slurm }) {
    if (slurm === undefined) return;
    for (const key of ['jobsBaseDir', 'jobIdsDir'] as const) {
      const [trash, other] = [slurm.trashBin, slurm[key]];
      if (trash === other || liesBelow(trash, other) || liesBelow(other, trash))
        yield {
          path: ['slurm', 'trashBin'],
          related: [['slurm', key]],
          message: `\`trashBin\` and \`${key}\` lie within each other`,
          got: trash,
          fix: 'choose a directory beside it, on the same file system',
        };
    }
  },
);
