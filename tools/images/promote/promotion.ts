import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { MachineImage } from '../../adapters/machine-images/machine-images.ts';
import { dayOf } from '../built-images.ts';
import { builtAs, TAG } from '../image-tags.ts';
import type { NewPin } from '../pin-file/new-pin.ts';
import { shortHash } from '../status/verdict.ts';

/** An AMI that is to be what an image means. */
export interface Promotion {
  readonly image: string;
  readonly ami: MachineImage;
}

/** What a promotion is judged by. */
export interface PromotionRules {
  readonly fleet: Pick<Fleet, 'fleet' | 'images'>;
  /** The AMI that is pinned now. Undefined: none, or it is not there any more. */
  readonly pinned: MachineImage | undefined;
  readonly allowOlder: boolean;
}

/** Why this AMI may not become what the image means; empty: it may. */
export function objections({ image, ami }: Promotion, rules: PromotionRules): readonly string[] {
  const { fleet, pinned, allowOlder } = rules;
  const arch = fleet.images[image]?.arch;
  const is = builtAs(fleet.fleet, ami.tags);
  const older = pinned !== undefined && pinned.id !== ami.id && ami.created < pinned.created;
  return [
    ...(is === image
      ? []
      : [is === undefined ? `no build of the fleet \`${fleet.fleet}\`` : `a build of \`${is}\``]),
    ...(ami.arch === arch ? [] : [`for ${ami.arch}, and the image is for ${arch}`]),
    ...(ami.state === 'available' ? [] : [`not available but ${ami.state}`]),
    ...(older && !allowOlder
      ? [
          `older (${dayOf(ami.created)}) than the pinned ${pinned.id} (${dayOf(pinned.created)}), and \`--allow-older\` is not given`,
        ]
      : []),
  ];
}

const LONGEST_NOTE = 200;

/** What the pin file is to say of it. */
export function pinOf({ image, ami }: Promotion): NewPin {
  const commit = ami.tags.get(TAG.sourceCommit);
  const note = commit === undefined ? ami.name : `${ami.name} from ${shortCommit(commit)}`;
  return { image, ami: ami.id, built: dayOf(ami.created), note: note.slice(0, LONGEST_NOTE) };
}

/** A commit as short as a hash in an AMI's name; that it was changed stays to be seen. */
const shortCommit = (commit: string): string => commit.replace(/^[0-9a-f]{40}/, shortHash);
