import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly json?: true;
  readonly strict?: true;
  readonly quiet?: true;
}

const STANDARD_FILES = ['.ci-bot.yaml', 'bot.yaml'];

/** `fleet bot check`: every problem of the bot's files at once. */
export const botCheckCommand = (...[run, world]: Parameters<CommandMaker>): Command =>
  new Command('check')
    .description(
      'check files of the CI bot (`.ci-bot.yaml`, `bot.yaml`, lists of people) and report all problems at once; files that are given together are held against each other',
    )
    .argument('[file...]', 'without any, `.ci-bot.yaml` and `bot.yaml` of this folder')
    .option('--json', 'print the problems as JSON')
    .option('--strict', 'fail on warnings too')
    .option('-q, --quiet', 'print nothing when all is well')
    .action((files: readonly string[], options: Options) => run(() => check(files, options, world)));

async function check(named: readonly string[], options: Options, world: World): Promise<ExitCode> {
  const { terminal, files } = world;
  const paths = named.length > 0 ? [...new Set(named)] : STANDARD_FILES.filter(path => files.exists(path));
  if (paths.length === 0)
    throw new UserError('there is neither `.ci-bot.yaml` nor `bot.yaml` here', {
      fix: 'name the files that are to be checked',
    });
  const { refuseMissing } = await import('../bot-files/refuse-missing.ts');
  refuseMissing(paths, 'name files of the bot', files);
  const { checkFiles } = await import('../bot-files/check-files.ts');
  const { KIND_WORDS } = await import('../bot-files/file-kind.ts');
  const { formatProblems } = await import('../report/format-problems.ts');
  const checked = checkFiles(paths.map(path => ({ path, text: files.read(path) })));
  const problems = checked.flatMap(file => file.problems);
  const shown = new Map(checked.map(file => [file.path, file.shown]));
  if (options.json) terminal.out(`${JSON.stringify({ files: paths, problems }, null, 2)}\n`);
  else
    terminal.err(formatProblems(problems, { read: path => shown.get(path) ?? '', colour: terminal.colour }));
  const bad = checked.filter(file =>
    file.problems.some(({ severity }) => severity === 'error' || options.strict),
  );
  if (!options.json && !options.quiet)
    for (const file of checked)
      if (!bad.includes(file) && file.kind !== undefined)
        terminal.out(`${file.path} is ${KIND_WORDS[file.kind]}\n`);
  return bad.length > 0 ? EXIT.badInput : EXIT.ok;
}
