import { join } from 'node:path';
import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly out?: string;
  readonly json?: true;
}

/** `fleet bot import`: the configuration of another bot as ours. */
export const botImportCommand = (...[run, world]: Parameters<CommandMaker>): Command =>
  new Command('import')
    .description(
      'print `.ci-bot.yaml` and `bot.yaml` that say what another bot’s files say (`app.cfg` and `repos.cfg` of EESSI’s bot, `config.json` of DiffEqBot), and what could not be carried over',
    )
    .argument('<file...>')
    .option('-o, --out <folder>', 'write the files there, where none may be yet')
    .option('--json', 'print {files, lost}')
    .action((files: readonly string[], options: Options) => run(() => importBot(files, options, world)));

async function importBot(paths: readonly string[], options: Options, world: World): Promise<ExitCode> {
  const { files, terminal } = world;
  const { refuseMissing } = await import('../bot-files/refuse-missing.ts');
  refuseMissing(paths, 'name the files of another bot', files);
  const { importFiles } = await import('../bot-files/import-files.ts');
  const { printable } = await import('../report/printable.ts');
  const result = importFiles([...new Set(paths)].map(path => ({ path, text: files.read(path) })));
  if (options.json) {
    terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    return EXIT.ok;
  }
  for (const { name, text } of result.files)
    if (options.out === undefined) terminal.out(`# ${name}\n${text}\n`);
    else writeNew(join(options.out, name), text, world);
  const lines = result.lost.map(({ what, why }) => `  ${printable(what)}: ${printable(why)}\n`);
  if (lines.length > 0) terminal.err(`not carried over, or left to you:\n${lines.join('')}`);
  return EXIT.ok;
}

function writeNew(path: string, text: string, { files, terminal }: World): void {
  if (files.exists(path)) throw new UserError(`\`${path}\` is there already`, { fix: 'name another folder' });
  files.write(path, text);
  terminal.out(`wrote: ${path}\n`);
}
