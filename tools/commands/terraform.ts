import { Command } from 'commander';
import type { CloudOptions } from '../cloud/cloud.ts';
import type { Permissions } from '../cloud/permission.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { stepsOn } from '../progress/steps.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface PlanFlags extends CloudOptions {
  readonly target?: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
  readonly detailedExitcode?: true;
}

interface ApplyFlags extends CloudOptions, Permissions {
  readonly target?: readonly string[];
  readonly quiet?: true;
}

const cloudCommand = (name: string, description: string) =>
  new Command(name)
    .description(description)
    .argument('[fleet]')
    .option('-o, --out <folder>', 'the folder above the fleet’s own', 'out')
    .option('--images <file>', 'the pin file, instead of images.yaml beside the fleet file')
    .option('--terraform <program>', 'the program to run, instead of terraform or tofu')
    .option('--emulator <address>', 'use an AWS emulator at this address, with a state of its own')
    .option('--target <address...>', 'only these resources and what they need')
    .option('-q, --quiet', 'show no progress');

/** `fleet plan`, `fleet apply` and `fleet destroy`: Terraform, with one summary and a look at the risks. */
export const terraformCommands: CommandMaker = (run, world) => [
  cloudCommand('plan', 'synthesise, then show what would change in the cloud and what is at risk')
    .option('--json', 'print the summary as JSON')
    .option('--detailed-exitcode', `exit with ${EXIT.different} when there are changes`)
    .action((named: string | undefined, flags: PlanFlags) => run(() => plan(named, flags, world))),
  cloudCommand('apply', 'plan, then change the cloud; what can do harm must be accepted by name')
    .option('-y, --yes', 'ask nothing')
    .option('--accept <address...>', 'accept the risk of changing these resources')
    .action((named: string | undefined, flags: ApplyFlags) => run(() => apply(named, flags, world))),
  cloudCommand('destroy', 'destroy the fleet; what bears data refuses')
    .option('-y, --yes', 'ask nothing')
    .action((named: string | undefined, flags: ApplyFlags) => run(() => destroy(named, flags, world))),
];

async function opened(
  named: string | undefined,
  flags: CloudOptions & { readonly quiet?: true },
  world: World,
) {
  const [{ openCloud }, work] = await Promise.all([
    import('../cloud/cloud.ts'),
    import('../cloud/planned.ts'),
  ]);
  const steps = stepsOn(world, { quiet: flags.quiet === true });
  return { ...work, steps, ...(await openCloud(named, flags, steps, world)) };
}

const targeted = ({ target }: { readonly target?: readonly string[] }) =>
  target === undefined ? {} : { targets: target };

async function plan(named: string | undefined, flags: PlanFlags, world: World): Promise<ExitCode> {
  const { planCloud, terraform, steps } = await opened(named, flags, world);
  const { isEmpty, summaryText } = await import('../plan/summary.ts');
  const { summary, changes } = await planCloud(terraform, targeted(flags), steps);
  world.terminal.out(flags.json ? `${JSON.stringify(summary, null, 2)}\n` : summaryText(summary, changes));
  return flags.detailedExitcode && !isEmpty(summary) ? EXIT.different : EXIT.ok;
}

async function apply(named: string | undefined, flags: ApplyFlags, world: World): Promise<ExitCode> {
  const { planCloud, applyCloud, terraform, steps } = await opened(named, flags, world);
  const { isEmpty, summaryText } = await import('../plan/summary.ts');
  const { askFor, refuseRisks } = await import('../cloud/permission.ts');
  const planned = await planCloud(terraform, targeted(flags), steps);
  world.terminal.out(summaryText(planned.summary, planned.changes));
  if (isEmpty(planned.summary)) return EXIT.ok;
  refuseRisks(planned.summary, flags);
  await askFor('yes', 'Change the cloud?', flags, world.terminal);
  await applyCloud(terraform, planned, steps);
  world.terminal.out('Applied.\n');
  return EXIT.ok;
}

async function destroy(named: string | undefined, flags: ApplyFlags, world: World): Promise<ExitCode> {
  const { planCloud, applyCloud, terraform, steps, fleet } = await opened(named, flags, world);
  const { isEmpty, summaryText } = await import('../plan/summary.ts');
  const { askFor } = await import('../cloud/permission.ts');
  const planned = await planCloud(terraform, { destroy: true, ...targeted(flags) }, steps);
  world.terminal.out(summaryText(planned.summary, planned.changes));
  if (isEmpty(planned.summary)) return EXIT.ok;
  await askFor(fleet.fleet, `Destroy the fleet \`${fleet.fleet}\`?`, flags, world.terminal);
  await applyCloud(terraform, planned, steps);
  world.terminal.out('Destroyed.\n');
  return EXIT.ok;
}
