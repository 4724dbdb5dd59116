import { Command, InvalidArgumentError, Option } from 'commander';
import { Duration } from '../../fleet/values/duration.ts';
import { ValueError } from '../../fleet/values/value-error.ts';
import type { BuildOptions } from '../images/build/build-fleet-images.ts';
import type { ImagesWorld } from '../images/open-images.ts';
import type { PromoteOptions } from '../images/promote/promote-images.ts';
import type { PruneOptions } from '../images/prune/prune-images.ts';
import type { StatusOptions } from '../images/status/show-status.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

const KEEP = 3;
const OLDER_THAN = '30d';
const SOME_IMAGES = 'these images; without any all that the fleet uses';
const PIN_FILE = ['--images <file>', 'the pin file, instead of images.yaml beside the fleet file'] as const;

type Run = Parameters<CommandMaker>[0];

/** `fleet images`: machine images from build to pin to bin. */
export const imagesCommand: CommandMaker = (run, world) => [
  new Command('images')
    .description('machine images: how they stand, building, pinning and deleting them')
    .addCommand(statusCommand(run, world))
    .addCommand(buildCommand(run, world))
    .addCommand(promoteCommand(run, world))
    .addCommand(pruneCommand(run, world)),
];

const statusCommand = (run: Run, world: World) =>
  new Command('status')
    .description('show which AMI each image is pinned to, how old it is, and what would be built anew')
    .argument('[fleet]')
    .option('--json', 'print it as JSON')
    .option('--offline', 'ask AWS nothing')
    .option(...PIN_FILE)
    .action((named: string | undefined, options: StatusOptions) =>
      run(async () => {
        const { showStatus } = await import('../images/status/show-status.ts');
        return showStatus(named, options, imagesWorld(world));
      }),
    );

const buildCommand = (run: Run, world: World) =>
  new Command('build')
    .description('build the images whose content has changed, one after another')
    .argument('[fleet]')
    .argument('[image...]', SOME_IMAGES)
    .option('--force', 'build them though their content has not changed')
    .option('--dry-run', 'say what would be built, and do nothing')
    .option('--packer <program>', 'the program to run', 'packer')
    .option('--var <name=value>', 'a variable of the templates, such as subnet_id', variable)
    .option('-o, --out <folder>', 'the folder above the fleet’s own', 'out')
    .option('-q, --quiet', 'show no progress')
    .action((named: string | undefined, images: readonly string[], options: BuildOptions) =>
      run(async () => {
        const { buildFleetImages } = await import('../images/build/build-fleet-images.ts');
        return buildFleetImages(named, images, options, imagesWorld(world));
      }),
    );

const promoteCommand = (run: Run, world: World) =>
  new Command('promote')
    .description('write AMIs into the pin file and show the change; everything else in it stays as it is')
    .argument('[fleet]')
    .argument('[image...]', SOME_IMAGES)
    .option('--ami <id>', 'this AMI, instead of the newest')
    .option('--allow-older', 'take an AMI that is older than the pinned one')
    .option('--dry-run', 'show the change, and write nothing')
    .option(...PIN_FILE)
    .action((named: string | undefined, images: readonly string[], options: PromoteOptions) =>
      run(async () => {
        const { promoteImages } = await import('../images/promote/promote-images.ts');
        return promoteImages(named, images, options, imagesWorld(world));
      }),
    );

const pruneCommand = (run: Run, world: World) =>
  new Command('prune')
    .description('tell which old AMIs and snapshots nothing needs any more, and delete them with --apply')
    .argument('[fleet]')
    .option('--keep <number>', 'how many of each image stay whatever their age', count, KEEP)
    .addOption(
      new Option('--older-than <duration>', 'what is younger stays')
        .argParser(duration)
        .default(Duration.parse(OLDER_THAN), OLDER_THAN),
    )
    .option('--apply', 'delete them')
    .option(...PIN_FILE)
    .action((named: string | undefined, options: PruneOptions) =>
      run(async () => {
        const { pruneImages } = await import('../images/prune/prune-images.ts');
        return pruneImages(named, options, imagesWorld(world));
      }),
    );

const imagesWorld = (world: World): ImagesWorld => ({
  world,
  // Only what asks AWS waits for its SDK.
  cloudOf: async region => {
    const { Ec2MachineImages } = await import('../adapters/machine-images/ec2-machine-images.ts');
    return new Ec2MachineImages(region);
  },
});

/** At least one stays: an image without any AMI cannot be gone back to. */
function count(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return Number(text);
}

function duration(text: string): Duration {
  try {
    return Duration.parse(text);
  } catch (error) {
    if (error instanceof ValueError) throw new InvalidArgumentError(`${error.message}: ${error.fix}.`);
    throw error;
  }
}

function variable(text: string, before: Readonly<Record<string, string>> = {}) {
  const [, name, value] = /^([a-z_]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('It is `name=value`.');
  return { ...before, [name]: value };
}
