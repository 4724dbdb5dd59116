import type { OperatorFile } from '../../operator-file.ts';
import { liesBelow } from '../../servable.ts';
import { rule } from '../rule.ts';

/** Such a token is never used. */
export const scanTokenOutside = rule<OperatorFile>(
  {
    id: 'scan-token-outside',
    severity: 'error',
    says: 'The jobs of `scanTokens` lie below one of `folders`.',
  },
  function* ({ jenkins }) {
    for (const job of Object.keys(jenkins?.scanTokens ?? {}))
      if (jenkins?.folders.every(folder => !liesBelow(job, folder)))
        yield {
          path: ['jenkins', 'scanTokens', job],
          related: [['jenkins', 'folders']],
          message: `\`${job}\` lies below none of \`folders\`, so the bot never touches it`,
          fix: 'add its folder to `folders`, or mend the path',
        };
  },
);
