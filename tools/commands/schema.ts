import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly check?: true;
}

/** `fleet schema`: writes what is made from the schema of the fleet file. */
export const schemaCommand: CommandMaker = (run, world) => [
  new Command('schema')
    .description(
      'write the reference pages and the editor schemas, which are made from the schema of the fleet file and the commands',
    )
    .option('--check', 'write nothing; fail when the files on disk differ')
    .action((options: Options, command: Command) =>
      run(() => writeSchema(options, command.parent ?? command, world)),
    ),
];

async function writeSchema(options: Options, program: Command, world: World): Promise<ExitCode> {
  const { files, terminal } = world;
  const { referenceFiles } = await import('../reference/reference-files.ts');
  const differing = [...referenceFiles(program)].filter(
    ([path, text]) => !files.exists(path) || files.read(path) !== text,
  );
  for (const [path, text] of differing) {
    if (!options.check) files.write(path, text);
    terminal.out(`${options.check ? 'differs' : 'wrote'}: ${path}\n`);
  }
  return options.check && differing.length > 0 ? EXIT.different : EXIT.ok;
}
