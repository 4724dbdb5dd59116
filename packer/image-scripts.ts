import type { Parts } from '../fleet/render/generator.ts';
import { type ImageKind, KIND_PLANS, LAST_STEPS, LIBRARIES } from './image-kind.ts';

/** The template of all images, among the hand-written parts. */
export const IMAGE_TEMPLATE = 'templates/image.pkr.hcl.hbs';

/** Where a script lies, among the hand-written parts and in the output alike. */
export const scriptPath = (step: string): string => `scripts/${step}.sh`;

/**
 * The texts that make an image of a kind, by path: its scripts, the functions they load, and the template.
 * @throws Error when one is missing.
 */
export function scriptsOf(kind: ImageKind, parts: Parts): ReadonlyMap<string, string> {
  const steps = [...LIBRARIES, ...KIND_PLANS[kind].steps, ...Object.values(LAST_STEPS)];
  return new Map([...steps.map(scriptPath), IMAGE_TEMPLATE].map(path => [path, partOf(parts, path)]));
}

/** @throws Error when there is no such part. */
export function partOf(parts: Parts, path: string): string {
  const text = parts.get(path);
  if (text === undefined) throw new Error(`packer/${path} is missing`);
  return text;
}
