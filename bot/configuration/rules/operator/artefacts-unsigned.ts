import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** A checksum beside an artefact is changed by whoever can change the artefact. */
export const artefactsUnsigned = rule<OperatorFile>(
  {
    id: 'artefacts-unsigned',
    severity: 'warning',
    says: 'What is uploaded is signed, so that those who take it in can tell that this bot made it.',
  },
  function* ({ artefacts }) {
    if (artefacts === undefined || artefacts.policy === 'none' || artefacts.signingKey !== undefined) return;
    yield {
      path: ['artefacts'],
      message: 'whoever can write to the bucket can change an artefact and its checksum',
      fix: 'add `signingKey: signing-key`',
    };
  },
);
