import { Command } from 'commander';
import { botAdminCommands } from './bot-admin.ts';
import { bundleCommand } from './bot-bundle.ts';
import { botCheckCommand } from './bot-check.ts';
import { botImportCommand } from './bot-import.ts';
import { relayCommand } from './bot-relay.ts';
import { serveCommand } from './bot-serve.ts';
import { simulateCommand } from './bot-simulate.ts';
import type { CommandMaker } from './command-maker.ts';

/** `fleet bot`: the CI bot. */
export const botCommand: CommandMaker = (run, world) => [
  [
    botCheckCommand(run, world),
    simulateCommand(run, world),
    serveCommand(run, world),
    relayCommand(run, world),
    ...botAdminCommands(run, world),
    botImportCommand(run, world),
    bundleCommand(run, world),
  ].reduce(
    (bot, command) => bot.addCommand(command),
    new Command('bot').description('the CI bot, which lets pull requests steer CI by comments'),
  ),
];
