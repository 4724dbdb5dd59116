import type { PinFile } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { ImageRecipe } from '../../../packer/image-recipe.ts';
import type { MachineImage } from '../../adapters/machine-images/machine-images.ts';
import { builtImages, dayOf } from '../built-images.ts';
import { TAG } from '../image-tags.ts';
import { imageUsers } from '../image-users.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What the cloud says of images. */
export interface CloudImages {
  /** The images with the fleet's tag. */
  readonly own: readonly MachineImage[];
  /** Those of the pinned ones that are there. */
  readonly pinned: readonly MachineImage[];
}

/** What the status of images is made from. */
export interface StatusInputs {
  readonly fleet: Pick<Fleet, 'fleet' | 'region' | 'leader' | 'pools' | 'images'>;
  readonly pins: PinFile;
  readonly recipes: ReadonlyMap<string, Pick<ImageRecipe, 'contentHash'>>;
  /** Undefined: nobody was asked. */
  readonly cloud: CloudImages | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How one image stands. */
export interface ImageStatus {
  readonly image: string;
  /** `leader` and pools; none: it is pinned, and nothing uses it. */
  readonly usedBy: readonly string[];
  /** The pinned AMI. */
  readonly ami: string | undefined;
  /** The day the pinned AMI was built. */
  readonly built: string | undefined;
  /** Whole days since then. */
  readonly ageDays: number | undefined;
  /** The hash of what the image should hold. Undefined: the fleet file has no such image. */
  readonly wantedHash: string | undefined;
  /** The hash of what the pinned AMI holds. Undefined: it is not known, or the AMI was not built by this fleet. */
  readonly pinnedHash: string | undefined;
  /** The newest AMI of this image that was made after the pinned one. */
  readonly newer: { readonly ami: string; readonly name: string; readonly built: string } | undefined;
  readonly verdict: Verdict;
}

const DAY = 86_400_000;

/** The images that the fleet uses, in its order, then those that are pinned for nothing. */
export function imageStatuses(inputs: StatusInputs): readonly ImageStatus[] {
  const users = imageUsers(inputs.fleet);
  const pinned = Object.keys(inputs.pins[inputs.fleet.region] ?? {});
  const names = [...users.keys(), ...pinned.filter(image => !users.has(image))];
  return names.map(image => statusOf(image, users.get(image) ?? [], inputs));
}

function statusOf(image: string, usedBy: readonly string[], inputs: StatusInputs): ImageStatus {
  const { fleet, pins, recipes, cloud, now } = inputs;
  const pin = pins[fleet.region]?.[image];
  const found = cloud?.pinned.find(({ id }) => id === pin?.ami);
  const arch = fleet.images[image]?.arch ?? '';
  const candidates = builtImages(cloud?.own ?? [], { fleet: fleet.fleet, image, arch });
  const [newest] = candidates;
  const isNewer = newest !== undefined && newest.id !== pin?.ami && newest.created > (found?.created ?? 0);
  const built = pin?.built ?? (found && dayOf(found.created));
  const wantedHash = recipes.get(image)?.contentHash;
  return {
    image,
    usedBy,
    ami: pin?.ami,
    built,
    ageDays: built === undefined ? undefined : Math.floor((now - Date.parse(built)) / DAY),
    wantedHash,
    pinnedHash: found?.tags.get(TAG.contentHash),
    newer: isNewer ? { ami: newest.id, name: newest.name, built: dayOf(newest.created) } : undefined,
    verdict: verdictOf({
      usedBy,
      pin,
      found,
      wantedHash,
      arch,
      candidates,
      asked: cloud !== undefined,
      region: fleet.region,
    }),
  };
}
