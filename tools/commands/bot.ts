import { Command } from 'commander';
import { bundleCommand } from './bot-bundle.ts';
import { botCheckCommand } from './bot-check.ts';
import { botImportCommand } from './bot-import.ts';
import { relayCommand } from './bot-relay.ts';
import type { CommandMaker } from './command-maker.ts';

/** `fleet bot`: the CI bot. */
export const botCommand: CommandMaker = (run, world) => [
  new Command('bot')
    .description('the CI bot, which lets pull requests steer CI by comments')
    .addCommand(botCheckCommand(run, world))
    .addCommand(simulateCommand(run, world))
    .addCommand(serveCommand(run, world))
    .addCommand(botImportCommand(run, world))
    .addCommand(bundleCommand(run, world))
    .addCommand(relayCommand(run, world)),
];
