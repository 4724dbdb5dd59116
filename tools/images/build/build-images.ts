import type { Packer, PackerCall } from '../../adapters/packer/packer.ts';
import { PackerFailed } from '../../adapters/packer/packer.ts';
import type { Steps } from '../../progress/steps.ts';
import type { BuildRecipe } from './build-plan.ts';

/** What became of one build. */
export type Built =
  | { readonly image: string; readonly ok: true; readonly ami: string }
  | { readonly image: string; readonly ok: false; readonly why: string };

/** How images are built. */
export interface BuildWorld {
  readonly packer: Packer;
  readonly steps: Steps;
  /** What Packer is told to build an image. */
  readonly callFor: (recipe: BuildRecipe) => PackerCall;
  /** The AMI that the last run for this image says it made. */
  readonly madeBy: (recipe: BuildRecipe) => string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Builds images one after another: their machines are large, and a person watches. All templates are checked first, so
 * that a mistake is not told after an hour. A failure ends nothing but itself; an interruption ends the build that goes on,
 * and begins no other.
 */
export async function buildImages(
  recipes: readonly BuildRecipe[],
  world: BuildWorld,
): Promise<readonly Built[]> {
  const { packer, steps, callFor, madeBy, signal } = world;
  const checks = await steps.step('validate', async tell => {
    const done: (Built | BuildRecipe)[] = [];
    for (const recipe of recipes) {
      tell(recipe.image);
      const failed = await failureOf(recipe.image, () => packer.validate(callFor(recipe)));
      done.push(failed ?? recipe);
    }
    return done;
  });
  const built: Built[] = [];
  for (const each of checks) {
    if (signal.aborted) break;
    if ('ok' in each) built.push(each);
    else {
      const build = steps.step(`build ${each.image}`, tell => packer.build(callFor(each), tell));
      built.push((await failureOf(each.image, () => build)) ?? outcome(each, madeBy(each)));
    }
  }
  return built;
}

async function failureOf(image: string, work: () => Promise<void>): Promise<Built | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof PackerFailed) return { image, ok: false, why: error.message };
    throw error;
  }
}

const outcome = ({ image }: BuildRecipe, ami: string | undefined): Built =>
  ami === undefined
    ? { image, ok: false, why: 'Packer ended well, and its manifest names no AMI of the region' }
    : { image, ok: true, ami };
