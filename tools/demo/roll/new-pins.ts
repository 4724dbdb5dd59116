import { type ImagePins, pinsOf } from '../../../fleet/images/pins.ts';
import type { SoundFleet } from '../../fleet-file/open-fleet.ts';
import { openPins, pinFilePath, readPinFile } from '../../fleet-file/open-pins.ts';
import { writePins } from '../../images/pin-file/write-pins.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';

/** Images that somebody is said to have built since: ids that EC2 might give, and that the emulator is started with. */
const BUILT: Readonly<Record<string, string>> = {
  'agent-gpu': 'ami-0a91d0c3b5e7f2461',
  'doc-host': 'ami-0c47e2f9d1b3a5860',
};

/** The pins before and after. */
export interface NewPins {
  readonly before: ImagePins;
  readonly after: ImagePins;
}

/** Writes a copy of a fleet's pin file in which some images are newer, as a reviewed change would make it. */
export function newPins(opened: SoundFleet, file: string, world: World): NewPins {
  const { region } = opened.fleet;
  const built = new Date(world.now()).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const pins = Object.entries(BUILT)
    .filter(([image]) => Object.hasOwn(opened.fleet.images, image))
    .map(([image, ami]) => ({ image, ami, built, note: 'of the demo: there is none such in AWS' }));
  const path = pinFilePath(opened, undefined);
  const written = writePins(world.files.read(path), region, pins, path);
  if (!written.ok) throw new UserError(`\`${path}\` could not be changed: ${written.problems[0]?.message}`);
  world.files.write(file, written.text);
  return {
    before: openPins(opened, undefined, world),
    after: pinsOf(readPinFile(file, world), region),
  };
}
