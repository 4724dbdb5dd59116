import { describe, expect, it } from 'vitest';
import { CloudRefused } from '../../tools/adapters/aws/cloud-refused.ts';
import type { HomeVolume, HomeVolumes } from '../../tools/adapters/home-volumes/home-volumes.ts';

const DEVICE = '/dev/sdf';
const ROLL = '20261121T200000Z-4f2a';
const NEXT = '20261122T200000Z-77aa';

/** An account that a test fills; ids are the account's own to give. */
export interface VolumesAccount {
  readonly cloud: HomeVolumes;
  /** Makes an encrypted gp3 volume of 8 GiB. @returns its id */
  addVolume(tags: Readonly<Record<string, string>>): Promise<string>;
  addMachine(): Promise<string>;
}

/** What the homes of every account do. `fleet` is a name that nothing in the account has yet. */
export function homeVolumesContract(open: () => Promise<VolumesAccount>, fleet: string): void {
  let used = 0;
  /** An account with the home of a fleet that no other test has, on a machine. */
  const withHome = async () => {
    const account = await open();
    const name = `${fleet}-${++used}`;
    const tags = { fleet: name, role: 'jenkins-home', Name: `${name}-jenkins-home` };
    const id = await account.addVolume(tags);
    const leader = await account.addMachine();
    await account.cloud.swap({ instance: leader, device: DEVICE, from: id, to: id });
    return { ...account, name, tags, leader, home: await found(account.cloud, id) };
  };

  describe('the home', () => {
    it('is found by its tags', async () => {
      const { cloud, name, tags, leader, home } = await withHome();
      expect(await cloud.home(name)).toEqual(home);
      expect(home).toMatchObject({ state: 'in-use', type: 'gp3', gibibytes: 8, encrypted: true });
      expect(home.zone).toMatch(/^[a-z]+-[a-z]+-\d[a-z]$/);
      expect(home.attached).toEqual({ instance: leader, device: DEVICE });
      expect(Object.fromEntries(home.tags)).toEqual(tags);
      expect(await cloud.home(`${name}-2`)).toBeUndefined();
      expect(await cloud.volume('vol-0123456789abcdef0')).toBeUndefined();
    });

    it('is the one that is attached; while none is, the one that was made last', async () => {
      const { cloud, name, leader, home } = await withHome();
      const { id: snapshot } = await cloud.ensureSnapshot({ volume: home, roll: ROLL });
      const restored = await cloud.restore({ snapshot, like: home });
      expect((await cloud.home(name))?.id).toBe(home.id);
      await cloud.swap({ instance: leader, device: DEVICE, from: home.id, to: restored });
      expect((await cloud.home(name))?.id).toBe(restored);
    });
  });

  describe('a snapshot', () => {
    it('is made once for each roll', async () => {
      const { cloud, home } = await withHome();
      const first = await cloud.ensureSnapshot({ volume: home, roll: ROLL });
      expect(first).toMatchObject({ id: expect.stringMatching(/^snap-/), volume: home.id });
      expect((await cloud.ensureSnapshot({ volume: home, roll: ROLL })).id).toBe(first.id);
      expect((await cloud.ensureSnapshot({ volume: home, roll: NEXT })).id).not.toBe(first.id);
    });

    it('tells how far it is', async () => {
      const { cloud, home } = await withHome();
      const { id } = await cloud.ensureSnapshot({ volume: home, roll: ROLL });
      expect(await cloud.snapshot(id)).toMatchObject({ id, state: 'completed', progress: 100 });
      expect(await cloud.snapshot('snap-0123456789abcdef0')).toBeUndefined();
    });

    it('is refused of a volume that is not there', async () => {
      const { cloud, home } = await withHome();
      const volume = { ...home, id: 'vol-0123456789abcdef0' };
      await expect(cloud.ensureSnapshot({ volume, roll: ROLL })).rejects.toThrow(CloudRefused);
    });
  });

  describe('a restored home', () => {
    it('is one volume like the old one', async () => {
      const { cloud, home } = await withHome();
      const { id: snapshot } = await cloud.ensureSnapshot({ volume: home, roll: ROLL });
      const id = await cloud.restore({ snapshot, like: home });
      expect(id).not.toBe(home.id);
      expect(await cloud.restore({ snapshot, like: home })).toBe(id);
      expect(await found(cloud, id)).toEqual({ ...home, id, state: 'available', attached: undefined });
    });

    it('takes the place of the old one, which stays', async () => {
      const { cloud, leader, home } = await withHome();
      const { id: snapshot } = await cloud.ensureSnapshot({ volume: home, roll: ROLL });
      const to = await cloud.restore({ snapshot, like: home });
      const swap = { instance: leader, device: DEVICE, from: home.id, to };
      for (let time = 0; time < 2; time++) {
        await cloud.swap(swap);
        expect((await found(cloud, to)).attached).toEqual({ instance: leader, device: DEVICE });
        expect(await found(cloud, home.id)).toMatchObject({ state: 'available', attached: undefined });
      }
    });

    it('does not take the place of a third volume', async () => {
      const { cloud, addVolume, leader, home } = await withHome();
      const [third, to] = [await addVolume({}), await addVolume({})];
      const swap = cloud.swap({ instance: leader, device: DEVICE, from: third, to });
      await expect(swap).rejects.toThrow(home.id);
      expect((await found(cloud, home.id)).attached?.instance).toBe(leader);
      expect((await found(cloud, to)).attached).toBeUndefined();
    });

    it('does not come from a snapshot that is not there', async () => {
      const { cloud, home } = await withHome();
      const wanted = { snapshot: 'snap-0123456789abcdef0', like: home };
      await expect(cloud.restore(wanted)).rejects.toThrow(CloudRefused);
    });
  });
}

async function found(cloud: HomeVolumes, id: string): Promise<HomeVolume> {
  const volume = await cloud.volume(id);
  if (volume === undefined) throw new Error(`${id} is not there`);
  return volume;
}
