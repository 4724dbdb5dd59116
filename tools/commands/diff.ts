import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly against: string;
  readonly json?: true;
  readonly exitCode?: true;
}

/** `fleet diff`: what a change of the fleet file changes in everything that is made from it. */
export const diffCommand: CommandMaker = (run, world) => [
  new Command('diff')
    .description('show what a change of the fleet file changes in every output; nothing is written')
    .argument('[fleet]')
    .option('--against <revision>', 'the git revision to compare with', 'HEAD')
    .option('--exit-code', `exit with ${EXIT.different} when there are differences`)
    .option('--json', 'print {against, outputs}')
    .action((named: string | undefined, options: Options) => run(() => diff(named, options, world))),
];

async function diff(named: string | undefined, options: Options, world: World): Promise<ExitCode> {
  const [{ gitRevisions }, { outputsAt }, { outputDifferences }, { differenceText }, { synthesised }] =
    await Promise.all([
      import('../adapters/git/git-revisions.ts'),
      import('../diff/outputs-at.ts'),
      import('../diff/output-differences.ts'),
      import('../diff/difference-text.ts'),
      import('../synth/synthesised.ts'),
    ]);
  const { terminal } = world;
  const { file, wanted } = synthesised(named, { out: 'out' }, world);
  const { outputs, commit } = await outputsAt(file, options.against, gitRevisions(world), world);
  const differences = outputDifferences(outputs, wanted);
  if (options.json) terminal.out(`${JSON.stringify({ against: commit, outputs: differences })}\n`);
  else
    terminal.out(
      differences.length === 0
        ? `nothing that is made from ${file} differs from ${options.against}\n`
        : differenceText(differences, terminal.colour),
    );
  return options.exitCode && differences.length > 0 ? EXIT.different : EXIT.ok;
}
