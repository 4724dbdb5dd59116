import type { GeneratorInputs } from '../fleet/render/generator.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';
import { baseImage, readBaseImages } from './base-images.ts';
import { contentHash, type Ingredients } from './content-hash.ts';
import { KIND_PLANS } from './image-kind.ts';
import { textsOf } from './image-scripts.ts';
import { imageSettings } from './image-settings.ts';
import { readVersions, versionVariables } from './versions.ts';

/** What an image is made from, and what it is called when it is made. */
export interface ImageRecipe extends Ingredients {
  /** The image's name in the fleet file. */
  readonly image: string;
  /**
   * SHA-256 of all that makes the image, 64 hexadecimal digits: base image, disk, scripts, template and variables. The
   * fleet's name, region and tags are not in it: they do not change what is installed.
   */
  readonly contentHash: string;
  /** The AMI's name: fleet, image and the first 12 digits of the hash. */
  readonly amiName: string;
  /** The tags known before it is built; `source-commit` and `built-at` are given to the build as variables. */
  readonly tags: Readonly<Record<'fleet' | 'image' | 'content-hash', string>>;
  /** The template's folder, relative to the output folder of images; the manifest is written into it. */
  readonly folder: string;
}

/**
 * The recipes of all images of a fleet, by name.
 * @throws Error when `versions.yaml` or `base-images.yaml` is wrong, with file and line, or when a script is missing.
 */
export function imageRecipes({
  fleet,
  parts,
}: Pick<GeneratorInputs, 'fleet' | 'parts'>): ReadonlyMap<string, ImageRecipe> {
  const bases = readBaseImages(parts);
  const versions = readVersions(parts);
  const names = Object.keys(fleet.images).sort();
  return new Map(
    names.map(image => {
      const { of: kind, arch } = imageOf(fleet, image);
      const { disk, variables } = imageSettings(fleet, image, kind);
      const told = { ...versionVariables(versions, KIND_PLANS[kind].versions, arch), ...variables };
      const made = { kind, arch, base: baseImage(bases, fleet.region, arch), disk, variables: told };
      const hash = contentHash(made, textsOf(kind, parts));
      return [image, { image, ...made, contentHash: hash, ...namesOf(fleet, image, hash) }];
    }),
  );
}

function imageOf(fleet: Fleet, image: string): Fleet['images'][string] {
  const found = fleet.images[image];
  if (found === undefined) throw new Error(`the fleet has no image \`${image}\``);
  return found;
}

const HASH_IN_NAME = 12;

function namesOf({ fleet }: Pick<Fleet, 'fleet'>, image: string, hash: string) {
  return {
    amiName: `${fleet}-${image}-${hash.slice(0, HASH_IN_NAME)}`,
    tags: { fleet, image, 'content-hash': hash },
    folder: image,
  };
}
