import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineImage } from '../../../tools/adapters/machine-images/machine-images.ts';
import { MemoryMachineImages } from '../../../tools/adapters/machine-images/memory-machine-images.ts';
import { applyPrune } from '../../../tools/images/prune/apply-prune.ts';
import { type PruneRules, prunePlan } from '../../../tools/images/prune/prune-plan.ts';
import { surveyOf } from '../../../tools/images/prune/survey.ts';
import { accountArbitrary } from './account.ts';
import { builtTags, sampleImage, sampleSnapshot } from './sample-images.ts';

const signal = new AbortController().signal;

/** Plans and deletes, as the command does. */
async function pruned(cloud: MemoryMachineImages, rules: PruneRules, tell = (_: string) => {}) {
  const plan = prunePlan(await surveyOf(cloud, rules.fleet), rules);
  return { plan, results: await applyPrune(plan, { cloud, rules, tell, signal }) };
}

const isOurs = ({ tags }: Pick<MachineImage, 'tags'>) =>
  tags.get('fleet') === 'f' && tags.has('image') && tags.has('content-hash');

describe('pruning any account', () => {
  it('deletes nothing that is pinned, used, new, of others, or among the newest', async () => {
    await fc.assert(
      fc.asyncProperty(accountArbitrary, async ({ account, rules }) => {
        const cloud = new MemoryMachineImages(account);
        await pruned(cloud, rules);
        const { images = [], uses = [] } = account;
        const gone = images.filter(({ id }) => cloud.deleted.includes(id));
        for (const ami of gone) {
          expect(rules.pinned.has(ami.id)).toBe(false);
          expect(uses.some(({ of }) => of === ami.id)).toBe(false);
          expect(ami.created).toBeLessThan(rules.madeBefore);
          expect(ami.state).not.toBe('pending');
          expect(isOurs(ami)).toBe(true);
          const better = images.filter(
            other =>
              other.state === 'available' &&
              isOurs(other) &&
              other.tags.get('image') === ami.tags.get('image') &&
              other.created >= ami.created &&
              !cloud.deleted.includes(other.id),
          );
          if (ami.state === 'available') expect(better.length).toBeGreaterThanOrEqual(rules.keep);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('deletes no snapshot that an image which stays is made from, that is in use, or that no build made', async () => {
    await fc.assert(
      fc.asyncProperty(accountArbitrary, async ({ account, rules }) => {
        const cloud = new MemoryMachineImages(account);
        await pruned(cloud, rules);
        const needed = new Set((await cloud.own()).flatMap(ami => ami.snapshots));
        for (const { of } of account.uses ?? []) needed.add(of);
        const gone = (account.snapshots ?? []).filter(({ id }) => cloud.deleted.includes(id));
        for (const snapshot of gone) {
          expect(needed.has(snapshot.id)).toBe(false);
          expect(isOurs(snapshot)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does all that it plans, each once, and finds nothing more to do then', async () => {
    await fc.assert(
      fc.asyncProperty(accountArbitrary, async ({ account, rules }) => {
        const cloud = new MemoryMachineImages(account);
        const { plan, results } = await pruned(cloud, rules);
        const planned = [
          ...plan.images.flatMap(({ ami, snapshots }) => [ami.id, ...snapshots]),
          ...plan.orphans,
        ];
        expect(results).toEqual(planned.map(id => ({ id, outcome: 'deleted' })));
        expect(cloud.deleted).toEqual(planned);
        const again = prunePlan(await surveyOf(cloud, rules.fleet), rules);
        expect({ images: again.images, orphans: again.orphans }).toEqual({ images: [], orphans: [] });
      }),
      { numRuns: 300 },
    );
  });
});

const RULES: PruneRules = {
  fleet: 'tvm',
  pinned: new Set(),
  keep: 1,
  madeBefore: Date.UTC(2026, 10, 1),
};
const old = sampleImage({ id: 'ami-old', created: Date.UTC(2026, 5, 1), snapshots: ['snap-old'] });
const older = sampleImage({ id: 'ami-older', created: Date.UTC(2026, 4, 1), snapshots: ['snap-older'] });
const newest = sampleImage({ id: 'ami-new', created: Date.UTC(2026, 8, 1), snapshots: ['snap-new'] });
const snapshots = ['snap-old', 'snap-older', 'snap-new'].map(id => sampleSnapshot({ id }));

describe('pruning', () => {
  it('takes the old images with their snapshots, the oldest first', async () => {
    const cloud = new MemoryMachineImages({ images: [newest, old, older], snapshots });
    await pruned(cloud, RULES);
    expect(cloud.deleted).toEqual(['ami-older', 'snap-older', 'ami-old', 'snap-old']);
  });

  it('leaves backups alone, which carry the tag of the fleet too', async () => {
    const backup = sampleSnapshot({ id: 'snap-home', tags: new Map([['fleet', 'tvm']]), created: 0 });
    const cloud = new MemoryMachineImages({ snapshots: [backup] });
    expect((await pruned(cloud, RULES)).results).toEqual([]);
  });

  it('takes snapshots that failed builds left behind', async () => {
    const cloud = new MemoryMachineImages({ snapshots: [sampleSnapshot({ id: 'snap-left', created: 0 })] });
    await pruned(cloud, RULES);
    expect(cloud.deleted).toEqual(['snap-left']);
  });

  it('spares what comes into use after the plan was made', async () => {
    const cloud = new MemoryMachineImages({ images: [newest, old, older], snapshots });
    const { results } = await pruned(cloud, RULES, id => {
      if (id === 'ami-older') cloud.inUse.push({ of: 'ami-older', by: 'instance i-1 (pending)' });
    });
    expect(results[0]).toEqual({ id: 'ami-older', outcome: 'spared' });
    expect(cloud.deleted).toEqual(['ami-old', 'snap-old']);
  });

  it('goes on after a failure, and keeps the snapshots of what is still there', async () => {
    const cloud = new MemoryMachineImages({
      images: [newest, old, older],
      snapshots,
      stubborn: ['ami-older', 'snap-old'],
    });
    const { results } = await pruned(cloud, RULES);
    expect(results.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'ami-older failed',
      'ami-old deleted',
      'snap-old failed',
    ]);
    expect(results[0]).toMatchObject({ why: expect.stringContaining('protected') });
  });

  it('says of each image that stays why', async () => {
    const made = sampleImage({ id: 'ami-made', state: 'pending', created: 0 });
    const young = sampleImage({ id: 'ami-young', state: 'failed', created: RULES.madeBefore });
    const other = sampleImage({ id: 'ami-other', tags: builtTags('agent-x86_64', 'h', 'else'), created: 0 });
    const cloud = new MemoryMachineImages({
      images: [newest, old, older, made, young, other],
      uses: [{ of: 'ami-old', by: 'launch template tvm-cpu, version 1' }],
    });
    const { plan } = await pruned(cloud, { ...RULES, pinned: new Set(['ami-older']) });
    expect(Object.fromEntries(plan.kept.map(({ ami, why }) => [ami.id, why]))).toEqual({
      'ami-new': 'among the newest 1',
      'ami-old': 'used by launch template tvm-cpu, version 1',
      'ami-older': 'pinned',
      'ami-made': 'being made',
      'ami-young': 'too young',
    });
  });

  it('stops when it is interrupted', async () => {
    const cloud = new MemoryMachineImages({ images: [newest, old, older], snapshots });
    const stop = new AbortController();
    const plan = prunePlan(await surveyOf(cloud, 'tvm'), RULES);
    const tell = () => stop.abort();
    expect(await applyPrune(plan, { cloud, rules: RULES, tell, signal: stop.signal })).toEqual([
      { id: 'ami-older', outcome: 'deleted' },
    ]);
    expect(cloud.deleted).toEqual(['ami-older']);
  });
});
