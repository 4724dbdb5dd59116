import type { ImagePins } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { EmulatedImage } from '../adapters/emulator/emulator.ts';

/** What an AWS account has before a fleet is made in it: all images that are or will be pinned, and the DNS zone. */
export function emulatedAccount(
  fleet: Pick<Fleet, 'images' | 'loadBalancer'>,
  ...pinned: readonly ImagePins[]
): { readonly images: readonly EmulatedImage[]; readonly zones: readonly string[] } {
  // Two images may be pinned to the same AMI; the account has it once.
  const images = new Map<string, EmulatedImage>();
  for (const [image, id] of pinned.flatMap(pins => [...pins])) {
    const architecture = fleet.images[image]?.arch;
    if (architecture !== undefined && !images.has(id)) images.set(id, { id, name: image, architecture });
  }
  const { zone } = fleet.loadBalancer;
  return { images: [...images.values()], zones: zone === undefined ? [] : [zone] };
}
