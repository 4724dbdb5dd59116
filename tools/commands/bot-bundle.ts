import { join } from 'node:path';
import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly out: string;
}

/** `fleet bot bundle`: writes the packages of the bot's functions on AWS. */
export const bundleCommand = (...[run, world]: Parameters<CommandMaker>): Command =>
  new Command('bundle')
    .description(
      'write the packages of the bot’s functions beside the Terraform configuration, as `synth`, `plan` and `apply` do',
    )
    .argument('[fleet]')
    .option('-o, --out <folder>', 'the folder above the fleet’s own', 'out')
    .action((named: string | undefined, options: Options) => run(() => bundle(named, options, world)));

async function bundle(named: string | undefined, { out }: Options, world: World): Promise<ExitCode> {
  const [{ openSoundFleet }, { bundleBot }, { packagesText }] = await Promise.all([
    import('../fleet-file/open-fleet.ts'),
    import('../bot-bundle/bundle-bot.ts'),
    import('../bot-bundle/packages-text.ts'),
  ]);
  const { file, fleet } = openSoundFleet(named, world);
  if (fleet.bot === undefined)
    throw new UserError(`${file} has no \`bot\``, {
      fix: 'add the section `bot`, which docs/ci-bot.md shows',
    });
  const packages = await bundleBot({ file, fleet, output: join(out, fleet.fleet) }, world);
  world.terminal.out(packagesText(packages));
  return EXIT.ok;
}
