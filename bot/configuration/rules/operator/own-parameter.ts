import type { Path } from '../../../../fleet/problem.ts';
import type { OperatorFile } from '../../operator-file.ts';
import { rule } from '../rule.ts';

const OWN = /^(?:--(?:hold|job-name|chdir|parsable|comment|wrap|output|error|export|array)(?:=|$)|-[HJDoea])/;

/** By these the bot finds its jobs again and tells them apart. */
export const ownParameter = rule<OperatorFile>(
  {
    id: 'own-parameter',
    severity: 'error',
    says: 'Parameters that the bot gives itself are not given to it: `--hold`, `--job-name`, `--chdir`, `--parsable`, `--comment`, `--wrap`, `--output`, `--error`, `--export`, `--array` and their letters.',
  },
  function* ({ slurm }) {
    if (slurm === undefined) return;
    for (const { words, path } of wordLists(slurm))
      for (const [index, word] of words.entries())
        if (OWN.test(word))
          yield {
            path: [...path, index],
            message: `the bot gives \`${/^--?\w[\w-]*/.exec(word)?.[0] ?? word}\` itself`,
            got: word,
            fix: 'remove it',
          };
  },
);

function* wordLists(
  slurm: NonNullable<OperatorFile['slurm']>,
): Iterable<{ readonly words: readonly string[]; readonly path: Path }> {
  yield { words: slurm.submitParameters, path: ['slurm', 'submitParameters'] };
  for (const key of ['architectures', 'accelerators'] as const)
    for (const [name, words] of Object.entries(slurm[key])) yield { words, path: ['slurm', key, name] };
}
