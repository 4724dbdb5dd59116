import { didYouMean } from '../../../../fleet/did-you-mean.ts';
import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** A misspelt id would send artefacts to no bucket, or to another place. */
export const artefactMap = rule<OperatorFile>(
  {
    id: 'artefact-map',
    severity: 'error',
    says: 'The maps of `artefacts` name ids of `slurm.repositories`, and `bucket` names each of them.',
  },
  function* ({ artefacts, slurm }) {
    if (artefacts === undefined || slurm === undefined) return;
    const known = Object.keys(slurm.repositories);
    for (const key of ['bucket', 'prefix', 'metadataPrefix'] as const) {
      const written = artefacts[key];
      if (typeof written === 'string') continue;
      for (const id of Object.keys(written))
        if (!known.includes(id))
          yield {
            path: ['artefacts', key, id],
            related: [['slurm', 'repositories']],
            message: `\`${id}\` is no repository of \`slurm.repositories\``,
            got: id,
            fix: didYouMean(id, known, 'remove it'),
          };
      const missing = key === 'bucket' ? known.filter(id => !Object.hasOwn(written, id)) : [];
      for (const id of missing)
        yield {
          path: ['artefacts', key],
          related: [['slurm', 'repositories']],
          message: `\`${id}\` has no bucket`,
          fix: `add \`${id}: BUCKET\``,
        };
    }
  },
);
