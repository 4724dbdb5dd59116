import { createPatch } from 'diff';
import { pinsOf } from '../../../fleet/images/pins.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { problemsText } from '../../fleet-file/open-fleet.ts';
import { AlreadyTold } from '../../user-error.ts';
import { type FleetPins, type ImagesWorld, openWithPins } from '../open-images.ts';
import { writePins } from '../pin-file/write-pins.ts';
import { choosePromotions } from './choose-promotions.ts';
import { type Promotion, pinOf } from './promotion.ts';

/** What is promoted, and how. */
export interface PromoteOptions {
  readonly ami?: string;
  readonly allowOlder?: true;
  readonly dryRun?: true;
  /** The pin file. */
  readonly images?: string;
}

/** Writes AMIs into the pin file, and prints what that changes in it, for review. */
export async function promoteImages(
  named: string | undefined,
  images: readonly string[],
  options: PromoteOptions,
  { world, cloudOf }: ImagesWorld,
): Promise<ExitCode> {
  const opened = openWithPins(named, options.images, world);
  const { fleet, pins, pinFile } = opened;
  const { promotions, notes } = await choosePromotions(
    { images, ami: options.ami, allowOlder: options.allowOlder === true },
    { fleet, pinned: pinsOf(pins, fleet.region), cloud: await cloudOf(fleet.region) },
  );
  for (const note of notes) world.terminal.err(`${note}\n`);
  if (promotions.length === 0) {
    world.terminal.out(`${pinFile} stays as it is\n`);
    return EXIT.ok;
  }
  const before = opened.hasPinFile ? world.files.read(pinFile) : undefined;
  const after = rewritten(before, promotions, opened, world);
  world.terminal.out(createPatch(pinFile, before ?? '', after));
  if (options.dryRun) return EXIT.ok;
  world.files.write(pinFile, after);
  world.terminal.err(`${pinFile} is written: review the change, then \`fleet plan ${fleet.fleet}\`\n`);
  return EXIT.ok;
}

function rewritten(
  before: string | undefined,
  promotions: readonly Promotion[],
  { pinFile, fleet }: FleetPins,
  world: ImagesWorld['world'],
): string {
  const result = writePins(before, fleet.region, promotions.map(pinOf), pinFile);
  if (result.ok) return result.text;
  world.terminal.err(problemsText(result.problems, world));
  throw new AlreadyTold(EXIT.badInput);
}
