import { expect, it } from 'vitest';
import { CloudRefused } from '../../tools/adapters/aws/cloud-refused.ts';
import type { MachineImages } from '../../tools/adapters/machine-images/machine-images.ts';

/** An account that a test fills; ids are the account's own to give. */
export interface ImageAccount {
  readonly cloud: MachineImages;
  /** Makes an image with one snapshot, both with these tags. */
  addImage(name: string, tags: Readonly<Record<string, string>>): Promise<string>;
  /** Makes a launch template, a version for each image. */
  addTemplate(name: string, images: readonly string[]): Promise<void>;
  /** Starts a machine, and brings it into this state. */
  addInstance(image: string, state: 'running' | 'stopped' | 'terminated'): Promise<void>;
}

/** What every account's machine images do. `fleet` is a name that nothing in the account has yet. */
export function machineImagesContract(open: () => Promise<ImageAccount>, fleet: string): void {
  it('finds the images of a fleet, and all of them', async () => {
    const { cloud, addImage } = await open();
    const mine = await addImage('mine', { fleet, image: 'agent' });
    const other = await addImage('other', { fleet: `${fleet}-other` });
    const found = await cloud.own(fleet);
    expect(found.map(({ id }) => id)).toEqual([mine]);
    expect(found[0]).toMatchObject({ name: 'mine', state: 'available' });
    expect(found[0]?.tags.get('image')).toBe('agent');
    expect(found[0]?.created).toBeGreaterThan(0);
    expect((await cloud.own()).map(({ id }) => id)).toEqual(expect.arrayContaining([mine, other]));
  });

  it('finds images by id, and leaves out those that are not there', async () => {
    const { cloud, addImage } = await open();
    const id = await addImage('found', { fleet });
    expect((await cloud.find([id, 'ami-0000000000000fff'])).map(found => found.id)).toEqual([id]);
    expect(await cloud.find([])).toEqual([]);
  });

  it('lets go of an image first, and of its snapshot only then', async () => {
    const { cloud, addImage } = await open();
    const name = `${fleet}-gone`;
    const id = await addImage('gone', { fleet: name });
    const [image] = await cloud.own(name);
    const [snapshot = ''] = image?.snapshots ?? [];
    expect((await cloud.snapshots(name)).map(found => found.id)).toEqual([snapshot]);
    await expect(cloud.deleteSnapshot(snapshot)).rejects.toThrow(CloudRefused);
    await cloud.deregister(id);
    expect(await cloud.own(name)).toEqual([]);
    await cloud.deleteSnapshot(snapshot);
    expect(await cloud.snapshots(name)).toEqual([]);
  });

  it('refuses what is not there', async () => {
    const { cloud } = await open();
    await expect(cloud.deregister('ami-0000000000000fff')).rejects.toThrow(CloudRefused);
    await expect(cloud.deleteSnapshot('snap-0000000000000fff')).rejects.toThrow(CloudRefused);
  });

  it('tells every version of a launch template, not only the one that is used by default', async () => {
    const { cloud, addImage, addTemplate } = await open();
    const first = await addImage('first', { fleet });
    const second = await addImage('second', { fleet });
    await addTemplate(`${fleet}-pool`, [first, second]);
    expect(await cloud.uses()).toEqual(
      expect.arrayContaining([
        { of: first, by: `launch template ${fleet}-pool, version 1` },
        { of: second, by: `launch template ${fleet}-pool, version 2` },
      ]),
    );
  });

  it('tells machines that run and that are stopped, not those that are gone', async () => {
    const { cloud, addImage, addInstance } = await open();
    const users = async (state: 'running' | 'stopped' | 'terminated') => {
      const id = await addImage(state, { fleet });
      await addInstance(id, state);
      return (await cloud.uses()).filter(({ of }) => of === id).map(({ by }) => by);
    };
    expect(await users('running')).toEqual([expect.stringMatching(/^instance i-\w+ \(running\)$/)]);
    expect(await users('stopped')).toEqual([expect.stringMatching(/^instance i-\w+ \(stopped\)$/)]);
    expect(await users('terminated')).toEqual([]);
  });
}
