import type { PinFile } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { type ImageRecipe, imageRecipes } from '../../packer/image-recipe.ts';
import type { MachineImages } from '../adapters/machine-images/machine-images.ts';
import { openSoundFleet, type SoundFleet } from '../fleet-file/open-fleet.ts';
import { pinFilePath, readPinFile } from '../fleet-file/open-pins.ts';
import { roomParts } from '../synth/parts.ts';
import type { World } from '../world.ts';

/** What the commands about images work with. */
export interface ImagesWorld {
  readonly world: World;
  /** The machine images of a region. */
  readonly cloudOf: (region: string) => Promise<MachineImages>;
}

/** A fleet with its pins. */
export interface FleetPins extends SoundFleet {
  readonly pinFile: string;
  /** Whether there is a pin file; without one `pins` is empty. */
  readonly hasPinFile: boolean;
  /** The pins of all regions. */
  readonly pins: PinFile;
}

/** Opens a fleet and its pin file. @throws AlreadyTold when one of them has errors. */
export function openWithPins(named: string | undefined, images: string | undefined, world: World): FleetPins {
  const opened = openSoundFleet(named, world);
  const pinFile = pinFilePath(opened, images);
  const hasPinFile = world.files.exists(pinFile);
  return { ...opened, pinFile, hasPinFile, pins: hasPinFile ? readPinFile(pinFile, world) : {} };
}

/** The recipes of a fleet's images. */
export const recipesOf = (fleet: Fleet, world: World): ReadonlyMap<string, ImageRecipe> =>
  imageRecipes({ fleet, parts: roomParts('packer', world.files) });
