import { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { openFleet, problemsText } from '../fleet-file/open-fleet.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly json?: true;
  readonly strict?: true;
  readonly quiet?: true;
}

/** `fleet check`: reports every problem of a fleet file at once. */
export const checkCommand: CommandMaker = (run, world) => [
  new Command('check')
    .description('check a fleet file and report all problems at once')
    .argument('[fleet]')
    .option('--json', 'print the problems as JSON')
    .option('--strict', 'fail on warnings too')
    .option('-q, --quiet', 'print nothing when all is well')
    .action((named: string | undefined, options: Options) =>
      run(async () => {
        const { file, fleet, problems } = openFleet(named, world);
        if (options.json) world.terminal.out(`${JSON.stringify({ file, problems }, null, 2)}\n`);
        else if (problems.length > 0) world.terminal.err(problemsText(problems, world));
        if (fleet === undefined || (options.strict && problems.length > 0)) return EXIT.badInput;
        if (!options.json && !options.quiet) world.terminal.out(`${file} is a sound fleet\n`);
        return EXIT.ok;
      }),
    ),
];
