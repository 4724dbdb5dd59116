import type { Fleet } from '../../fleet/schema/fleet.ts';
import { packerFiles } from '../../packer/generate.ts';
import { type ImageRecipe, imageRecipes } from '../../packer/image-recipe.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { roomParts } from '../../tools/synth/parts.ts';

/** The hand-written files of `packer/`. */
export const PARTS = roomParts('packer', diskFiles);

/** The parts with one of them changed. */
export function partsWith(path: string, change: (text: string) => string): typeof PARTS {
  const text = PARTS.get(path);
  if (text === undefined) throw new Error(`there is no part ${path}`);
  return new Map([...PARTS, [path, change(text)]]);
}

/** What the generator makes of a fleet. */
export const filesOf = (fleet: Fleet, parts = PARTS) => packerFiles({ fleet, source: 'fleet.yaml', parts });

/** The template of an image of a fleet. */
export const templateOfImage = (fleet: Fleet, image: string, parts = PARTS): string =>
  filesOf(fleet, parts).get(`${image}/image.pkr.hcl`) ?? '';

/** The recipe of an image of a fleet. */
export function recipeOf(fleet: Fleet, image: string, parts = PARTS): ImageRecipe {
  const recipe = imageRecipes({ fleet, parts }).get(image);
  if (recipe === undefined) throw new Error(`there is no recipe of ${image}`);
  return recipe;
}
