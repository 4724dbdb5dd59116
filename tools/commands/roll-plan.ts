import { Command, Option } from 'commander';
import { EXIT } from '../exit-codes.ts';
import type { PlanOptions } from '../roll/plan/show-plan.ts';
import type { CommandMaker } from './command-maker.ts';

/** `fleet roll plan`: what a roll would do. */
export const rollPlanCommand = (...[run, world]: Parameters<CommandMaker>): Command =>
  new Command('plan')
    .description(
      `show what a roll would do: what is outdated, in what order, how long it takes, what is at risk; exit with ${EXIT.different} when anything is outdated`,
    )
    .argument('[fleet]')
    .option('--images <file>', 'the pin file, instead of images.yaml beside the fleet file')
    .option('--server <url>', 'the address of Jenkins, instead of the fleet’s domain')
    .option('--emulator <address>', 'use an AWS emulator at this address')
    .option('--at <time>', 'plan for this time, such as 2026-12-24T20:00Z, instead of now')
    .option('--html <file>', 'also write a page with the timeline there')
    .addOption(new Option('--markdown', 'print Markdown, for chat').conflicts('json'))
    .option('--json', 'print JSON')
    .option('-q, --quiet', 'show no progress')
    .action((named: string | undefined, options: PlanOptions) =>
      run(async () => {
        const [{ showPlan }, { readMachines }] = await Promise.all([
          import('../roll/plan/show-plan.ts'),
          import('../roll/drift/read-machines.ts'),
        ]);
        return showPlan(named, options, { world, machinesOf: readMachines });
      }),
    );
