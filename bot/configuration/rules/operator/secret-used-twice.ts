import type { Path } from '../../../../fleet/problem.ts';
import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

/** Whoever learns one of them would have the other. */
export const secretUsedTwice = rule<OperatorFile>(
  {
    id: 'secret-used-twice',
    severity: 'error',
    says: 'Each secret is used for one thing, so that it can be changed, and lost, alone.',
  },
  function* (file) {
    const known = new Map<string, Path>();
    for (const [name, path] of usedSecrets(file)) {
      const first = known.get(name);
      if (first === undefined) known.set(name, path);
      else
        yield {
          path,
          related: [first],
          message: `\`${name}\` is the secret of \`${first.join('.')}\` already`,
          fix: 'make a secret of its own',
        };
    }
  },
);

/** Tokens of jobs are left out: jobs of one folder may share one. */
function* usedSecrets(file: OperatorFile): Iterable<readonly [string, Path]> {
  yield [file.github.privateKey, ['github', 'privateKey']];
  yield [file.github.webhookSecret, ['github', 'webhookSecret']];
  if (file.callback !== undefined) yield [file.callback.secret, ['callback', 'secret']];
  if (file.jenkins !== undefined) yield [file.jenkins.token, ['jenkins', 'token']];
  if (file.gitlab !== undefined) yield [file.gitlab.token, ['gitlab', 'token']];
  const signing = file.artefacts?.signingKey;
  if (signing !== undefined) yield [signing, ['artefacts', 'signingKey']];
}
