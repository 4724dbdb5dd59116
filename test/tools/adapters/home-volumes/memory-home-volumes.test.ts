import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HomeVolume } from '../../../../tools/adapters/home-volumes/home-volumes.ts';
import { MemoryHomeVolumes } from '../../../../tools/adapters/home-volumes/memory-home-volumes.ts';

const HOME: HomeVolume = {
  id: 'vol-1',
  state: 'in-use',
  zone: 'us-west-2a',
  type: 'gp3',
  gibibytes: 8,
  iops: 3000,
  throughput: 125,
  encrypted: true,
  key: undefined,
  tags: new Map([
    ['fleet', 'tvm'],
    ['role', 'jenkins-home'],
  ]),
  attached: { instance: 'i-1', device: '/dev/sdf' },
};

it('makes one snapshot for each roll, however often and in whatever order they ask', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(4)), fc.boolean(), async (rolls, slow) => {
      const cloud = new MemoryHomeVolumes([HOME], { slow });
      for (const roll of rolls) await cloud.ensureSnapshot({ volume: HOME, roll: `${roll}` });
      expect(cloud.snapshots).toHaveLength(new Set(rolls).size);
    }),
  ));

it('makes another snapshot where the first one failed', async () => {
  const cloud = new MemoryHomeVolumes([HOME], { slow: true });
  const first = await cloud.ensureSnapshot({ volume: HOME, roll: 'a' });
  expect(first).toMatchObject({ state: 'pending', progress: 0 });
  cloud.finish('error');
  const second = await cloud.ensureSnapshot({ volume: HOME, roll: 'a' });
  expect(second.id).not.toBe(first.id);
  cloud.finish();
  expect(await cloud.snapshot(second.id)).toMatchObject({ state: 'completed', progress: 100 });
});

it('has one home on the machine, wherever a restore was killed and begun again', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2), { maxLength: 6 }), async kills => {
      const cloud = new MemoryHomeVolumes([HOME]);
      const { id: snapshot } = await cloud.ensureSnapshot({ volume: HOME, roll: 'a' });
      const restore = async (steps: number) => {
        const from = (await cloud.home('tvm')) ?? HOME;
        if (steps < 1) return;
        const to = await cloud.restore({ snapshot, like: from });
        if (steps < 2) return;
        await cloud.swap({ instance: 'i-1', device: '/dev/sdf', from: from.id, to });
      };
      for (const steps of [...kills, 2]) await restore(steps);
      const home = await cloud.home('tvm');
      expect(home?.id).not.toBe(HOME.id);
      expect(home?.attached).toEqual(HOME.attached);
      expect((await cloud.volume(HOME.id))?.attached).toBeUndefined();
    }),
  ));
