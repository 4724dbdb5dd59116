import type { Parts } from '../fleet/render/generator.ts';
import { KIND_PLANS, LAST_STEPS, LIBRARIES, LOCAL_STEPS, PROGRAMS } from './image-kind.ts';
import type { ImageKind } from './image-traits.ts';
import { partOf } from './read-part.ts';

/** The template of all images, among the hand-written parts. */
export const IMAGE_TEMPLATE = 'templates/image.pkr.hcl.hbs';

/** Where a script lies, among the hand-written parts and in the output alike. */
export const scriptPath = (step: string): string => `scripts/${step}.sh`;

/** The files that are put onto the building machine for an image of a kind: scripts in order of use, libraries first, and programs. */
export const uploadsOf = (kind: ImageKind): readonly string[] => [
  ...[...LIBRARIES, ...KIND_PLANS[kind].steps, ...LAST_STEPS].map(scriptPath),
  ...PROGRAMS,
];

/**
 * The texts that make an image of a kind, by path: its scripts, the functions they load, and the template.
 * @throws Error when one is missing.
 */
export function textsOf(kind: ImageKind, parts: Parts): ReadonlyMap<string, string> {
  const paths = [...uploadsOf(kind), ...Object.values(LOCAL_STEPS).map(scriptPath), IMAGE_TEMPLATE];
  return new Map(paths.map(path => [path, partOf(parts, path)]));
}
