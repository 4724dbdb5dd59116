import { dirname, join } from 'node:path';
import { type ImagePins, pinFileSchema, pinsOf } from '../../fleet/images/pins.ts';
import { loadDocument } from '../../fleet/load/load.ts';
import { EXIT } from '../exit-codes.ts';
import { AlreadyTold, UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { problemsText, type SoundFleet } from './open-fleet.ts';

/**
 * The image pins of a fleet's region: from the given file, else from `images.yaml` beside the fleet file.
 * @throws UserError when there is no such file, AlreadyTold when it is no pin file.
 */
export function openPins({ file, fleet }: SoundFleet, named: string | undefined, world: World): ImagePins {
  const path = named ?? join(dirname(file), 'images.yaml');
  if (!world.files.exists(path))
    throw new UserError(`there is no pin file \`${path}\``, {
      fix: 'name it with `--images`, or write it beside the fleet file',
    });
  const loaded = loadDocument(path, {
    read: file => world.files.read(file),
    schema: pinFileSchema,
    rules: () => [],
  });
  if (loaded.ok) return pinsOf(loaded.value, fleet.region);
  world.terminal.err(problemsText(loaded.problems, world));
  throw new AlreadyTold(EXIT.badInput);
}
