import { dirname, join } from 'node:path';
import { type ImagePins, type PinFile, pinFileSchema, pinsOf } from '../../fleet/images/pins.ts';
import { loadDocument } from '../../fleet/load/load.ts';
import { EXIT } from '../exit-codes.ts';
import { AlreadyTold, UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { problemsText, type SoundFleet } from './open-fleet.ts';

/** Where a fleet's pin file is: the given one, else `images.yaml` beside the fleet file. */
export const pinFilePath = ({ file }: Pick<SoundFleet, 'file'>, named: string | undefined): string =>
  named ?? join(dirname(file), 'images.yaml');

/** A pin file with the pins of all regions. @throws AlreadyTold when it is no pin file, FileMissing when there is none. */
export function readPinFile(path: string, world: World): PinFile {
  const loaded = loadDocument(path, {
    read: file => world.files.read(file),
    schema: pinFileSchema,
    rules: () => [],
  });
  if (loaded.ok) return loaded.value;
  world.terminal.err(problemsText(loaded.problems, world));
  throw new AlreadyTold(EXIT.badInput);
}

/**
 * The image pins of a fleet's region.
 * @throws UserError when there is no such file, AlreadyTold when it is no pin file.
 */
export function openPins(opened: SoundFleet, named: string | undefined, world: World): ImagePins {
  const path = pinFilePath(opened, named);
  if (!world.files.exists(path))
    throw new UserError(`there is no pin file \`${path}\``, {
      fix: 'name it with `--images`, or write it beside the fleet file',
    });
  return pinsOf(readPinFile(path, world), opened.fleet.region);
}
