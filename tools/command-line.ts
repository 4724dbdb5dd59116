import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { bootstrapCommand } from './commands/bootstrap.ts';
import { botCommand } from './commands/bot.ts';
import { checkCommand } from './commands/check.ts';
import type { CommandMaker } from './commands/command-maker.ts';
import { configurationCommand } from './commands/configuration.ts';
import { diffCommand } from './commands/diff.ts';
import { hostsCommand } from './commands/hosts.ts';
import { imagesCommand } from './commands/images.ts';
import { jobsCommand } from './commands/jobs.ts';
import { labelsCommand } from './commands/labels.ts';
import { mapCommand } from './commands/map.ts';
import { pluginsCommand } from './commands/plugins.ts';
import { poolCommand } from './commands/pool.ts';
import { rollCommand } from './commands/roll.ts';
import { schemaCommand } from './commands/schema.ts';
import { synthCommand } from './commands/synth.ts';
import { terraformCommands } from './commands/terraform.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { explainFailure } from './explain-failure.ts';
import type { World } from './world.ts';

const EXIT_CODES = `
Exit codes: ${EXIT.ok} well, ${EXIT.failed} failed, ${EXIT.badInput} bad input, ${EXIT.different} differences, ${EXIT.missingTool} a program is missing, ${EXIT.interrupted} interrupted.
A FLEET is a path, or short for one below fleets/: tvm, tvm/staging. Without it the one that fleets/default names.`;

const MAKERS: readonly CommandMaker[] = [
  checkCommand,
  synthCommand,
  diffCommand,
  terraformCommands,
  bootstrapCommand,
  hostsCommand,
  mapCommand,
  labelsCommand,
  jobsCommand,
  imagesCommand,
  poolCommand,
  rollCommand,
  pluginsCommand,
  configurationCommand,
  botCommand,
  schemaCommand,
];

/** Runs one command line. Never throws: what went wrong is written to `err` and becomes the exit code. */
export async function runCommandLine(words: readonly string[], world: World): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const run = async (action: () => Promise<ExitCode>) => {
    exitCode = await action();
  };
  try {
    await programOf(run, world).parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explainFailure(error, world, words.includes('--debug'));
  }
}

/** All commands; `run` is called with what the chosen one does. */
export function programOf(run: (action: () => Promise<ExitCode>) => Promise<void>, world: World): Command {
  const program = new Command('fleet')
    .description(
      'A Jenkins fleet as code: one reviewed file becomes the cloud, the images, the configuration and the jobs.',
    )
    .version(manifest.version, '--version', 'print the version')
    .option('--debug', 'show stack traces')
    .addHelpText('after', EXIT_CODES);
  for (const maker of MAKERS) for (const command of maker(run, world)) program.addCommand(command);
  quietly(program, world);
  return program;
}

/** Commander would write to the process and end it; here both go through the world. */
function quietly(command: Command, world: World): void {
  const { out, err, colour, width } = world.terminal;
  command.exitOverride().configureOutput({
    writeOut: text => out.call(world.terminal, text),
    writeErr: text => err.call(world.terminal, text),
    getOutHasColors: () => colour,
    getErrHasColors: () => colour,
    getOutHelpWidth: () => width,
  });
  command.showHelpAfterError('(see `fleet --help`)');
  for (const sub of command.commands) quietly(sub, world);
}
