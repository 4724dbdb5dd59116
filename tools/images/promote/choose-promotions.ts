import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { MachineImage, MachineImages } from '../../adapters/machine-images/machine-images.ts';
import { UserError } from '../../user-error.ts';
import { builtImages } from '../built-images.ts';
import { wantedImages } from '../wanted-images.ts';
import { objections, type Promotion } from './promotion.ts';

/** Which images are to be promoted, and to what. */
export interface PromoteChoice {
  /** None: all that the fleet uses. */
  readonly images: readonly string[];
  /** The AMI for the one image that is named. Undefined: the newest of each. */
  readonly ami: string | undefined;
  readonly allowOlder: boolean;
}

/** The promotions that change something, and what is to be told of the others. */
export interface Promotions {
  readonly promotions: readonly Promotion[];
  readonly notes: readonly string[];
}

/** What a choice is made from. */
export interface PromoteInputs {
  readonly fleet: Pick<Fleet, 'fleet' | 'region' | 'images' | 'leader' | 'pools'>;
  /** The pinned AMIs of the fleet's region, by image. */
  readonly pinned: ReadonlyMap<string, string>;
  readonly cloud: MachineImages;
}

/** @throws UserError with everything that is wrong with the choice; nothing is promoted then. */
export async function choosePromotions(choice: PromoteChoice, inputs: PromoteInputs): Promise<Promotions> {
  const { fleet, pinned, cloud } = inputs;
  const images = wantedImages(fleet, choice.images);
  const asked = choice.ami === undefined ? undefined : await askedFor(choice.ami, choice.images, inputs);
  const own = await cloud.own(fleet.fleet);
  const there = await cloud.find(images.flatMap(image => pinned.get(image) ?? []));
  const judged = images.map(image =>
    judge({
      image,
      ami: asked ?? newest(own, fleet, image),
      pinned: pinned.get(image),
      wrong: ami =>
        objections(
          { image, ami },
          {
            fleet,
            pinned: there.find(({ id }) => id === pinned.get(image)),
            allowOlder: choice.allowOlder,
          },
        ),
      named: choice.images.length > 0,
    }),
  );
  const wrong = judged.flatMap(each => (each.kind === 'wrong' ? [`\n    ${each.text}`] : []));
  if (wrong.length > 0) throw new UserError(`nothing is promoted:${wrong.join('')}`);
  return {
    promotions: judged.flatMap(each => (each.kind === 'promotion' ? [each.promotion] : [])),
    notes: judged.flatMap(each => (each.kind === 'note' ? [each.text] : [])),
  };
}

type Judged =
  | { readonly kind: 'promotion'; readonly promotion: Promotion }
  | { readonly kind: 'note' | 'wrong'; readonly text: string };

function judge({ image, ami, pinned, wrong, named }: Candidate): Judged {
  if (ami === undefined)
    return {
      kind: named ? 'wrong' : 'note',
      text: `${image}: there is no AMI of it; \`fleet images build\` makes one`,
    };
  if (ami.id === pinned) return { kind: 'note', text: `${image}: ${ami.id} is pinned already` };
  const reasons = wrong(ami);
  if (reasons.length === 0) return { kind: 'promotion', promotion: { image, ami } };
  return { kind: named ? 'wrong' : 'note', text: `${image}: ${ami.id} is ${reasons.join('; it is ')}` };
}

interface Candidate {
  readonly image: string;
  readonly ami: MachineImage | undefined;
  /** The id of the pinned AMI. */
  readonly pinned: string | undefined;
  readonly wrong: (ami: MachineImage) => readonly string[];
  /** Whether a person asked for this image. */
  readonly named: boolean;
}

function newest(own: readonly MachineImage[], { fleet, images }: PromoteInputs['fleet'], image: string) {
  return builtImages(own, { fleet, image, arch: images[image]?.arch ?? '' })[0];
}

async function askedFor(
  ami: string,
  images: readonly string[],
  { fleet, cloud }: PromoteInputs,
): Promise<MachineImage> {
  if (images.length !== 1)
    throw new UserError('`--ami` is the AMI of one image', { fix: 'name that image behind the fleet' });
  const [found] = await cloud.find([ami]);
  if (found !== undefined) return found;
  throw new UserError(`there is no AMI \`${ami}\` in ${fleet.region}, or these credentials may not see it`, {
    fix: 'an AMI belongs to one region; `fleet images status` tells which ones there are',
  });
}
