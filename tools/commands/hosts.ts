import { dirname, join } from 'node:path';
import { Command } from 'commander';
import type { CloudOptions } from '../cloud/cloud.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { stepsOn } from '../progress/steps.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options extends CloudOptions {
  readonly acceptNewKeys?: readonly string[];
  readonly quiet?: true;
}

/** `fleet hosts`: where the hosts of an applied fleet are, and by which SSH host keys they are known. */
export const hostsCommand: CommandMaker = (run, world) => [
  new Command('hosts')
    .description(
      'write where the hosts of an applied fleet are and the SSH host keys that they publish, for Ansible and SSH',
    )
    .argument('[fleet]')
    .option('-o, --out <folder>', 'the folder above the fleet’s own', 'out')
    .option('--images <file>', 'the pin file, instead of images.yaml beside the fleet file')
    .option('--terraform <program>', 'the program to run, instead of terraform or tofu')
    .option('--emulator <address>', 'use an AWS emulator at this address, with a state of its own')
    .option('--accept-new-keys <host...>', 'trust the new host keys of these machines')
    .option('-q, --quiet', 'show no progress')
    .action((named: string | undefined, options: Options) => run(() => hosts(named, options, world))),
];

async function hosts(named: string | undefined, options: Options, world: World): Promise<ExitCode> {
  const [{ openCloud }, { gatherHosts }, { hostsReport, isComplete }, { Ec2Consoles }, { emulatorClient }] =
    await Promise.all([
      import('../cloud/cloud.ts'),
      import('../hosts/gather-hosts.ts'),
      import('../hosts/hosts-report.ts'),
      import('../adapters/host-keys/ec2-consoles.ts'),
      import('../emulator/environment.ts'),
    ]);
  const steps = stepsOn(world, { quiet: options.quiet === true });
  const { fleet, folder: terraformFolder, terraform } = await openCloud(named, options, steps, world);
  const outputs = await steps.step('outputs', () => terraform.outputs());
  const { emulator } = options;
  const consoles = new Ec2Consoles(fleet.region, emulator === undefined ? {} : emulatorClient(emulator));
  // Beside the folder of Terraform, so that what an emulator says never gets among what AWS says.
  const folder = join(dirname(terraformFolder), 'hosts');
  const accept = options.acceptNewKeys ?? [];
  const gathered = await steps.step('host keys', () =>
    gatherHosts({ fleet, outputs, consoles, files: world.files, folder, accept }),
  );
  world.terminal.out(hostsReport(gathered, folder));
  return isComplete(gathered) ? EXIT.ok : EXIT.different;
}
