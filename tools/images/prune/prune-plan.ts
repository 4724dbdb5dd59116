import type { MachineImage } from '../../adapters/machine-images/machine-images.ts';
import { builtAs } from '../image-tags.ts';
import type { Survey } from './survey.ts';

/** What stays whatever its age. */
export interface PruneRules {
  readonly fleet: string;
  /** The AMIs that the pin file names, in any region. */
  readonly pinned: ReadonlySet<string>;
  /** How many of each image stay, the newest first. */
  readonly keep: number;
  /** What was made at this moment or later stays, in milliseconds since 1970. */
  readonly madeBefore: number;
}

/** An image that goes, and the snapshots that go with it, since nothing else needs them. */
interface DoomedImage {
  readonly image: string;
  readonly ami: MachineImage;
  readonly snapshots: readonly string[];
}

/** What is deleted. */
export interface PrunePlan {
  /** In the order of images, the oldest first. */
  readonly images: readonly DoomedImage[];
  /** Snapshots that a build made and that no image uses. */
  readonly orphans: readonly string[];
  /** Images that this fleet built and that stay, with the reason. */
  readonly kept: readonly KeptImage[];
}

/** An image that stays. */
interface KeptImage {
  readonly image: string;
  readonly ami: MachineImage;
  readonly why: string;
}

/** States in which nothing is going on with an image or a snapshot. */
const BUSY = 'pending';

/**
 * What may go: an image that this fleet built, that is old enough, not among the newest, not pinned and not in use; with
 * it its snapshots that no other image and no launch template uses. Planning again after that finds nothing.
 */
export function prunePlan(survey: Survey, rules: PruneRules): PrunePlan {
  const ours = builtImages(survey, rules.fleet);
  const judged = ours.map(each => ({ ...each, why: reasonToKeep(each.ami, each.newer, survey, rules) }));
  const kept = judged.flatMap(({ why, image, ami }) => (why === undefined ? [] : [{ image, ami, why }]));
  const doomed = judged.filter(({ why }) => why === undefined);
  const free = freeSnapshots(survey, rules.fleet, new Set(doomed.map(({ ami }) => ami.id)));
  // A snapshot of several images goes with the last of them.
  const goesWith = new Map(doomed.flatMap(({ ami }) => ami.snapshots.map(id => [id, ami.id] as const)));
  const images = doomed.map(({ image, ami }) => ({
    image,
    ami,
    snapshots: [...free].filter(id => goesWith.get(id) === ami.id),
  }));
  const orphans = survey.snapshots
    .filter(({ id, created }) => free.has(id) && !goesWith.has(id) && created < rules.madeBefore)
    .map(({ id }) => id);
  return { images, orphans, kept };
}

interface BuiltImage {
  readonly image: string;
  readonly ami: MachineImage;
  /** How many of the same image are newer and can be used. */
  readonly newer: number;
}

/** The images that the fleet built, name by name, the oldest first. */
function builtImages({ images }: Survey, fleet: string): readonly BuiltImage[] {
  const ours = images.flatMap(ami => {
    const image = builtAs(fleet, ami.tags);
    return image === undefined ? [] : [{ image, ami }];
  });
  const counts = new Map<string, number>();
  const newestFirst = ours.toSorted((a, b) => compareTexts(b.image, a.image) || byAge(b.ami, a.ami));
  const counted = newestFirst.map(each => {
    const newer = counts.get(each.image) ?? 0;
    if (each.ami.state === 'available') counts.set(each.image, newer + 1);
    return { ...each, newer };
  });
  return counted.reverse();
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The oldest first; images of one moment by id, so that the order is always the same. */
const byAge = (a: MachineImage, b: MachineImage): number =>
  a.created === b.created ? compareTexts(a.id, b.id) : a.created - b.created;

function reasonToKeep(
  { id, created, state }: MachineImage,
  newer: number,
  { uses }: Survey,
  { pinned, keep, madeBefore }: PruneRules,
): string | undefined {
  if (pinned.has(id)) return 'pinned';
  const use = uses.find(({ of }) => of === id);
  if (use !== undefined) return `used by ${use.by}`;
  if (state === BUSY) return 'being made';
  if (state === 'available' && newer < keep) return `among the newest ${keep}`;
  return created < madeBefore ? undefined : 'too young';
}

/** The snapshots that builds of this fleet made and that nobody needs when these images are gone. */
export function freeSnapshots(
  { images, snapshots, uses }: Survey,
  fleet: string,
  gone: ReadonlySet<string>,
): ReadonlySet<string> {
  const remaining = images.filter(({ id }) => !gone.has(id));
  const needed = new Set([...remaining.flatMap(ami => ami.snapshots), ...uses.map(({ of }) => of)]);
  const ours = snapshots.filter(({ tags, state }) => builtAs(fleet, tags) !== undefined && state !== BUSY);
  return new Set(ours.map(({ id }) => id).filter(id => !needed.has(id)));
}
