import type { ImageRecipe } from '../../../packer/image-recipe.ts';
import type { MachineImage } from '../../adapters/machine-images/machine-images.ts';
import { builtAs, TAG } from '../image-tags.ts';

/** What building needs to know of a recipe. */
export type BuildRecipe = Pick<ImageRecipe, 'image' | 'arch' | 'contentHash' | 'amiName' | 'folder'>;

/** Which images are built, and which are there already. */
export interface BuildPlan {
  readonly build: readonly BuildRecipe[];
  readonly present: readonly { readonly image: string; readonly ami: MachineImage }[];
}

/** An image whose content is in an AMI already is not built again, unless that is forced. One that is being made counts. */
export function buildPlan(
  recipes: readonly BuildRecipe[],
  own: readonly MachineImage[],
  { fleet, force }: { readonly fleet: string; readonly force: boolean },
): BuildPlan {
  const present = recipes.flatMap(recipe => {
    const ami = force ? undefined : own.find(each => holds(each, recipe, fleet));
    return ami === undefined ? [] : [{ image: recipe.image, ami }];
  });
  const there = new Set(present.map(({ image }) => image));
  return { present, build: recipes.filter(({ image }) => !there.has(image)) };
}

const holds = (ami: MachineImage, { image, arch, contentHash }: BuildRecipe, fleet: string): boolean =>
  ['available', 'pending'].includes(ami.state) &&
  ami.arch === arch &&
  builtAs(fleet, ami.tags) === image &&
  ami.tags.get(TAG.contentHash) === contentHash;
