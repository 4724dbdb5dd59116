import { expect, it } from 'vitest';
import { type Provisioner, ProvisionFailed } from '../../tools/roll/provision/provisioner.ts';

/** A fleet with a leader and a pool `gpu` of two static hosts, all in place. */
export interface ProvisionerUnderTest {
  readonly provisioner: Provisioner;
  /** The machine in place: `leader`, `gpu-1`, `gpu-2`. */
  readonly inPlace: (place: string) => Promise<string>;
  /** What it was made from; undefined: the pinned image. */
  readonly imageOf: (place: string) => Promise<string | undefined>;
  /** Complete, of the home. */
  readonly snapshot: string;
}

const PLACES = ['leader', 'gpu-1', 'gpu-2'];
const OLD_IMAGE = 'ami-0123456789abcdef0';
const tell = () => {};

/** What every provisioner does. */
export function provisionerContract(make: () => Promise<ProvisionerUnderTest>): void {
  const all = async ({ inPlace }: ProvisionerUnderTest) =>
    new Map(await Promise.all(PLACES.map(async place => [place, await inPlace(place)] as const)));
  const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
    PLACES.filter(place => before.get(place) !== after.get(place));
  const hostOf = async ({ inPlace }: ProvisionerUnderTest, host: number, image?: string) => ({
    pool: 'gpu',
    host,
    instance: await inPlace(`gpu-${host}`),
    image,
  });

  it('makes a host anew, and no other machine', async () => {
    const under = await make();
    const before = await all(under);
    const { instance } = await under.provisioner.remakeHost(await hostOf(under, 2), tell);
    expect(await under.inPlace('gpu-2')).toBe(instance);
    expect(changed(before, await all(under))).toEqual(['gpu-2']);
    expect(await under.imageOf('gpu-2')).toBeUndefined();
  });

  it('makes a host of another image when that is asked for, and the next one of the pinned image again', async () => {
    const under = await make();
    await under.provisioner.remakeHost(await hostOf(under, 1, OLD_IMAGE), tell);
    expect(await under.imageOf('gpu-1')).toBe(OLD_IMAGE);
    await under.provisioner.remakeHost(await hostOf(under, 2), tell);
    expect(await under.imageOf('gpu-2')).toBeUndefined();
  });

  it('makes nothing anew twice', async () => {
    const under = await make();
    const { provisioner } = under;
    const host = await hostOf(under, 1);
    const first = await provisioner.remakeHost(host, tell);
    expect(await provisioner.remakeHost(host, tell)).toEqual(first);
    const leader = { instance: await under.inPlace('leader') };
    const second = await provisioner.remakeLeader(leader, tell);
    expect(await provisioner.remakeLeader(leader, tell)).toEqual(second);
    expect(await all(under)).toEqual(
      new Map(
        [...(await all(under))].map(([place, id]) => [place, place === 'leader' ? second.instance : id]),
      ),
    );
    expect(await under.inPlace('gpu-1')).toBe(first.instance);
  });

  it('does what is asked for at once as if it were asked for one after another', async () => {
    const under = await make();
    const { provisioner } = under;
    const [one, two] = [await hostOf(under, 1), await hostOf(under, 2)];
    const made = await Promise.all([
      provisioner.remakeHost(one, tell),
      provisioner.remakeHost(two, tell),
      provisioner.remakeHost(one, tell),
    ]);
    expect(made[0]).toEqual(made[2]);
    expect(await under.inPlace('gpu-1')).toBe(made[0]?.instance);
    expect(await under.inPlace('gpu-2')).toBe(made[1]?.instance);
  });

  it('leaves the leader’s machine when it only updates it', async () => {
    const under = await make();
    const before = await all(under);
    await under.provisioner.updateLeader(0, tell);
    expect(await all(under)).toEqual(before);
  });

  it('puts the leader back to the image of before, once', async () => {
    const under = await make();
    const before = await all(under);
    const wanted = {
      instance: await under.inPlace('leader'),
      image: OLD_IMAGE,
      jenkins: '2.528.2',
      snapshot: under.snapshot,
    };
    const restored = await under.provisioner.restoreLeader(wanted, tell);
    expect(await under.provisioner.restoreLeader(wanted, tell)).toEqual(restored);
    expect(await under.inPlace('leader')).toBe(restored.instance);
    expect(changed(before, await all(under))).toEqual(['leader']);
    expect(await under.imageOf('leader')).toBe(OLD_IMAGE);
  });

  it('refuses a host that there is not, and goes on with others', async () => {
    const under = await make();
    const nobody = { pool: 'gpu', host: 3, instance: 'i-0', image: undefined };
    const [refused, made] = await Promise.allSettled([
      under.provisioner.remakeHost(nobody, tell),
      under.provisioner.remakeHost(await hostOf(under, 1), tell),
    ]);
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(ProvisionFailed) });
    expect(made.status).toBe('fulfilled');
  });

  it('tells what it is busy with', async () => {
    const under = await make();
    const told: string[] = [];
    await under.provisioner.remakeHost(await hostOf(under, 1), detail => told.push(detail));
    expect(told.join('')).not.toBe('');
  });
}
