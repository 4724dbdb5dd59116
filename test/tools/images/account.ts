import fc from 'fast-check';
import type {
  DiskSnapshot,
  ImageTags,
  MachineImage,
} from '../../../tools/adapters/machine-images/machine-images.ts';
import type { MemoryAccount } from '../../../tools/adapters/machine-images/memory-machine-images.ts';
import type { PruneRules } from '../../../tools/images/prune/prune-plan.ts';
import { builtTags } from './sample-images.ts';

const moment = fc.integer({ min: 0, max: 12 });

/** Mostly those of a build, else of another fleet, of Terraform's things of this fleet, or none. */
const tags: fc.Arbitrary<ImageTags> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b').map(image => builtTags(image, 'h', 'f')) },
  fc.constantFrom(builtTags('a', 'h', 'g'), new Map([['fleet', 'f']]), new Map()),
);

/** At most two of them. */
const few = (all: readonly string[]) => fc.subarray([...all], { maxLength: Math.min(2, all.length) });

const image = (index: number, snapshots: readonly string[]): fc.Arbitrary<MachineImage> =>
  fc.record({
    id: fc.constant(`ami-${index}`),
    name: fc.constant(`name-${index}`),
    tags,
    created: moment,
    arch: fc.constant('x86_64'),
    state: fc.constantFrom('available', 'available', 'available', 'pending', 'failed', 'disabled'),
    snapshots: few(snapshots),
  });

const snapshot = (id: string): fc.Arbitrary<DiskSnapshot> =>
  fc.record({
    id: fc.constant(id),
    tags,
    created: moment,
    state: fc.constantFrom('completed', 'completed', 'completed', 'pending'),
  });

/** An account in which fleets share snapshots, things are in use, and builds are under way; and rules for the fleet `f`. */
export const accountArbitrary: fc.Arbitrary<{
  readonly account: MemoryAccount;
  readonly rules: PruneRules;
}> = fc
  .record({ images: fc.integer({ min: 0, max: 9 }), snapshots: fc.integer({ min: 0, max: 6 }) })
  .chain(counts => {
    const ids = Array.from({ length: counts.snapshots }, (_, index) => `snap-${index}`);
    const amis = Array.from({ length: counts.images }, (_, index) => `ami-${index}`);
    return fc.record({
      account: fc.record({
        images: fc.tuple(...amis.map((_, index) => image(index, ids))),
        snapshots: fc.tuple(...ids.map(snapshot)),
        uses: few([...amis, ...ids]).map(used => used.map(of => ({ of, by: 'instance i-1 (stopped)' }))),
      }),
      rules: fc.record({
        fleet: fc.constant('f'),
        pinned: few(amis).map(pinned => new Set(pinned)),
        keep: fc.integer({ min: 1, max: 3 }),
        madeBefore: moment,
      }),
    });
  });
