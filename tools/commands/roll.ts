import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';
import { rollHistoryCommand, rollOrderCommands } from './roll-orders.ts';
import { rollPlanCommand } from './roll-plan.ts';
import { rollRunCommand, rollStatusCommand } from './roll-run.ts';

/** `fleet roll`: maintenance without a lost build. */
export const rollCommand: CommandMaker = (run, world) => [
  [
    windowsCommand(run, world),
    rollPlanCommand(run, world),
    rollRunCommand(run, world),
    rollStatusCommand(run, world),
    ...rollOrderCommands(run, world),
    rollHistoryCommand(run, world),
  ].reduce(
    (roll, command) => roll.addCommand(command),
    new Command('roll').description('maintain the fleet in its windows'),
  ),
];

type Maker = (...given: Parameters<CommandMaker>) => Command;

interface WindowsOptions {
  readonly at?: string;
  readonly weeks: string;
  readonly json?: true;
}

const windowsCommand: Maker = (run, world) =>
  new Command('windows')
    .description('say whether a maintenance window is open, and when the next ones are')
    .argument('[fleet]')
    .option('--at <time>', 'at this time, such as 2026-12-24T20:00Z, instead of now')
    .option('--weeks <number>', 'how far to look ahead', '4')
    .option('--json', 'print {fleet, at, open, next, openings}')
    .action((named: string | undefined, options: WindowsOptions) =>
      run(() => showWindows(named, options, world)),
    );

async function showWindows(
  named: string | undefined,
  options: WindowsOptions,
  world: World,
): Promise<ExitCode> {
  const { file, fleet } = openSoundFleet(named, world);
  const { windowsReport } = await import('../roll/windows/windows-report.ts');
  const { facts, text } = windowsReport(fleet, file, options, world.now());
  world.terminal.out(options.json ? `${JSON.stringify(facts, null, 2)}\n` : text);
  return EXIT.ok;
}
