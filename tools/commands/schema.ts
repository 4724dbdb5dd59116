import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

/** `fleet schema`: writes what is made from the schema of the fleet file. */
export const schemaCommand: CommandMaker = (run, world) => [
  new Command('schema')
    .description(
      'write the reference page and the editor schemas, which are made from the schema of the fleet file',
    )
    .option('--check', 'write nothing; fail when the files on disk differ')
    .action((options: { readonly check?: true }) => run(() => writeSchema(options, world))),
];

async function writeSchema(
  options: { readonly check?: true },
  { files, terminal }: World,
): Promise<ExitCode> {
  const { referenceFiles } = await import('../reference/reference-files.ts');
  const differing = [...referenceFiles()].filter(
    ([path, text]) => !files.exists(path) || files.read(path) !== text,
  );
  for (const [path, text] of differing) {
    if (!options.check) files.write(path, text);
    terminal.out(`${options.check ? 'differs' : 'wrote'}: ${path}\n`);
  }
  return options.check && differing.length > 0 ? EXIT.different : EXIT.ok;
}
