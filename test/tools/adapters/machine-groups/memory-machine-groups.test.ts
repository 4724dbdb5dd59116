import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeaving } from '../../../../tools/adapters/machine-groups/machine-groups.ts';
import {
  type MemoryGroup,
  MemoryMachineGroups,
} from '../../../../tools/adapters/machine-groups/memory-machine-groups.ts';

const NAME = 'group';

const group: fc.Arbitrary<MemoryGroup> = fc
  .record({ min: fc.nat(4), more: fc.nat(4), further: fc.nat(4), held: fc.boolean() })
  .map(({ min, more, further, held }) => ({
    name: NAME,
    min,
    desired: min + more,
    max: min + more + further,
    held,
  }));

/** What a roll asks of a group; machines by their place. */
type Asked =
  | { readonly kind: 'enlarge'; readonly to: number }
  | { readonly kind: 'retire'; readonly which: number; readonly shrink: boolean };

const asked: fc.Arbitrary<readonly Asked[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('enlarge' as const), to: fc.nat(14) }),
    fc.record({ kind: fc.constant('retire' as const), which: fc.nat(12), shrink: fc.boolean() }),
  ),
  { maxLength: 8 },
);

async function ask(cloud: MemoryMachineGroups, one: Asked, ids: readonly string[]) {
  if (one.kind === 'enlarge') return cloud.enlarge(NAME, one.to);
  return cloud.retire(NAME, ids[one.which] ?? 'i-none', one.shrink);
}

const now = async (cloud: MemoryMachineGroups) => {
  const found = (await cloud.groups([NAME])).get(NAME);
  if (found === undefined) throw new Error('the group is gone');
  return { ...found, serving: found.machines.filter(one => !isLeaving(one)).map(({ id }) => id) };
};

describe('a group', () => {
  it('stays within its bounds and has what it wants, whatever is asked of it', () =>
    fc.assert(
      fc.asyncProperty(group, asked, async (start, all) => {
        const cloud = new MemoryMachineGroups([start]);
        for (const one of all) {
          await ask(cloud, one, (await now(cloud)).serving);
          const { desired, min, max, serving } = await now(cloud);
          expect(desired).toBeGreaterThanOrEqual(min);
          expect(desired).toBeLessThanOrEqual(max);
          expect(serving).toHaveLength(desired);
        }
      }),
    ));

  it('is the same when everything is asked of it twice, as by a process that was killed', () =>
    fc.assert(
      fc.asyncProperty(group, asked, async (start, all) => {
        const [once, twice] = [new MemoryMachineGroups([start]), new MemoryMachineGroups([start])];
        for (const one of all) {
          const { serving } = await now(once);
          await ask(once, one, serving);
          await ask(twice, one, serving);
          await ask(twice, one, serving);
          expect(await now(twice)).toEqual(await now(once));
        }
      }),
    ));

  it('is never made smaller by being enlarged, and loses no machine', () =>
    fc.assert(
      fc.asyncProperty(group, fc.nat(14), async (start, to) => {
        const cloud = new MemoryMachineGroups([start]);
        const before = await now(cloud);
        const answer = await cloud.enlarge(NAME, to);
        const after = await now(cloud);
        expect(after.desired).toBe(to > start.max ? before.desired : Math.max(before.desired, to));
        expect(after.serving).toEqual(expect.arrayContaining(before.serving));
        expect(answer.desired).toBe(after.desired);
      }),
    ));

  it('says why no machine comes', async () => {
    const failing = 'no capacity';
    const cloud = new MemoryMachineGroups([{ name: NAME, min: 0, desired: 1, max: 2 }]);
    cloud.set({ name: NAME, min: 0, desired: 1, max: 2, failing });
    expect((await now(cloud)).failed).toBeUndefined();
    await cloud.enlarge(NAME, 2);
    expect(await now(cloud)).toMatchObject({ desired: 2, failed: { message: failing } });
  });
});
