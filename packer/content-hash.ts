import { createHash } from 'node:crypto';
import type { ImageRecipe } from './image-recipe.ts';

/** What of a recipe changes the image. */
type Made = Pick<ImageRecipe, 'kind' | 'arch' | 'base' | 'disk' | 'variables'>;

/**
 * SHA-256 of what makes an image, in hexadecimal.
 * @param files the texts it is made with, by path: scripts and template.
 */
export function contentHash(made: Made, files: ReadonlyMap<string, string>): string {
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
