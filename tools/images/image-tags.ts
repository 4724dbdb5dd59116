import type { ImageTags } from '../adapters/machine-images/machine-images.ts';

/** The tags that the builds of images set, on the image and on its snapshots. */
export const TAG = {
  fleet: 'fleet',
  image: 'image',
  contentHash: 'content-hash',
  sourceCommit: 'source-commit',
} as const;

/**
 * The image that something was built as by this fleet. Undefined: it was not. The tag `fleet` alone says little, since
 * everything of a fleet carries it, and so do the backups of its disks.
 */
export function builtAs(fleet: string, tags: ImageTags): string | undefined {
  return tags.get(TAG.fleet) === fleet && tags.has(TAG.contentHash) ? tags.get(TAG.image) : undefined;
}
