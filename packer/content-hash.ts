import { createHash } from 'node:crypto';
import type { BaseImage } from './base-images.ts';
import type { Architecture, ImageKind } from './image-traits.ts';

/** What of a recipe changes the image, beside its scripts. */
export interface Ingredients {
  readonly kind: ImageKind;
  readonly arch: Architecture;
  readonly base: BaseImage;
  /** The size of its system volume, in GiB. */
  readonly disk: number;
  /** What the scripts are told, by variable: pinned versions, and what the fleet file says of such machines. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * SHA-256 of what makes an image, in hexadecimal.
 * @param files the texts it is made with, by path: scripts and template.
 */
export function contentHash(made: Ingredients, files: ReadonlyMap<string, string>): string {
  const { kind, arch, base, disk, variables } = made;
  const content = {
    kind,
    arch,
    // Not its owner: that is another account in another part of AWS, with the same image.
    base: base.name,
    disk,
    variables: inOrder(Object.entries(variables)),
    files: inOrder([...files]),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

const inOrder = (entries: readonly (readonly [string, string])[]) =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
