import { Command, Option } from 'commander';
import { EXIT } from '../exit-codes.ts';
import type { RunOptions } from '../roll/start/run-options.ts';
import type { StatusOptions } from '../roll/start/show-status.ts';
import type { CommandMaker } from './command-maker.ts';

type Maker = (...given: Parameters<CommandMaker>) => Command;

/** Options that say where Jenkins, AWS and the journals are. */
const placed = (command: Command): Command =>
  command
    .argument('[fleet]')
    .option('--images <file>', 'the pin file, instead of images.yaml beside the fleet file')
    .option('--server <url>', 'the address of Jenkins, instead of the fleet’s domain')
    .option('--journal <folder>', 'keep journals in this folder, instead of the bucket of the fleet’s state')
    .option('--emulator <address>', 'use an AWS emulator at this address');

/** `fleet roll run`: rolls what is outdated, and goes on where it stood. */
export const rollRunCommand: Maker = (run, world) =>
  placed(new Command('run'))
    .description(
      `roll what is outdated, without losing a build, or go on with it; outside the windows say when the next one opens; exit with ${EXIT.different} when something stays outdated`,
    )
    .option('--now', 'also outside the windows; needs --why')
    .option('--why <reason>', 'why it is done now, for the journal')
    .option('--by <name>', 'who does it, instead of what the environment says')
    .option('--only <pool>', 'only this pool, or `leader`')
    .option(
      '--canary <number>',
      'how many machines of each image go first, instead of what the fleet file says',
    )
    .addOption(new Option('--json', 'print a line of JSON for each event').conflicts('quiet'))
    .option('-q, --quiet', 'tell only what came of it')
    .action((named: string | undefined, options: RunOptions) =>
      run(async () => {
        const [{ runCommand }, { realTools }] = await Promise.all([
          import('../roll/start/run-command.ts'),
          import('../roll/start/real-tools.ts'),
        ]);
        return runCommand(named, options, world, of => realTools(of, world));
      }),
    );

/** `fleet roll status`: how the latest roll stands. */
export const rollStatusCommand: Maker = (run, world) =>
  placed(new Command('status'))
    .description('show how the latest roll stands, which builds it waits for, and the command to go on with')
    .option('--watch', 'until it has ended')
    .addOption(new Option('--json', 'print JSON').conflicts('watch'))
    .action((named: string | undefined, options: StatusOptions) =>
      run(async () => {
        const [{ showStatus }, { realTools }] = await Promise.all([
          import('../roll/start/show-status.ts'),
          import('../roll/start/real-tools.ts'),
        ]);
        return showStatus(named, options, world, of => realTools(of, world));
      }),
    );
