import { describe, expect, it } from 'vitest';
import { CloudRefused } from '../../tools/adapters/aws/cloud-refused.ts';
import {
  isLeaving,
  type MachineGroup,
  type MachineGroups,
} from '../../tools/adapters/machine-groups/machine-groups.ts';

/** A group that a test wants to be there, with all the machines that it wants. */
interface NewGroup {
  readonly min: number;
  readonly desired: number;
  readonly max: number;
  readonly suspended?: readonly string[];
}

/** An account that a test fills. */
export interface GroupsAccount {
  readonly cloud: MachineGroups;
  /** Makes a group whose machines are protected. @returns its name */
  addGroup(group: NewGroup): Promise<string>;
}

/** What the groups of every account do. */
export function machineGroupsContract(open: () => Promise<GroupsAccount>): void {
  const withGroup = async (group: NewGroup) => {
    const { cloud, addGroup } = await open();
    const name = await addGroup(group);
    const now = async (): Promise<MachineGroup> => {
      const found = (await cloud.groups([name])).get(name);
      if (found === undefined) throw new Error(`${name} is not there`);
      return found;
    };
    const serving = async () => (await now()).machines.filter(one => !isLeaving(one)).map(({ id }) => id);
    return { cloud, addGroup, name, now, serving };
  };

  describe('groups', () => {
    it('are those that were asked for and are there', async () => {
      const { cloud, name } = await withGroup({ min: 0, desired: 2, max: 4, suspended: ['AZRebalance'] });
      const found = await cloud.groups([name, 'no-such-group']);
      expect([...found.keys()]).toEqual([name]);
      expect(found.get(name)).toMatchObject({ name, min: 0, desired: 2, max: 4, suspended: ['AZRebalance'] });
      expect(found.get(name)?.failed).toBeUndefined();
      expect(await cloud.groups([])).toEqual(new Map());
    });

    it('tell their machines', async () => {
      const { now } = await withGroup({ min: 0, desired: 2, max: 4 });
      const { machines } = await now();
      expect(new Set(machines.map(({ id }) => id)).size).toBe(2);
      for (const machine of machines)
        expect(machine).toMatchObject({
          id: expect.stringMatching(/^i-/),
          lifecycle: 'InService',
          healthy: true,
          protected: true,
        });
    });
  });

  describe('to enlarge', () => {
    it('makes machines come, and twice is as good as once', async () => {
      const { cloud, name, now } = await withGroup({ min: 0, desired: 1, max: 4 });
      const [old] = (await now()).machines;
      for (let time = 0; time < 2; time++) {
        expect(await cloud.enlarge(name, 2)).toEqual({ kind: 'enlarged', desired: 2 });
        const { desired, machines } = await now();
        expect([desired, machines.length]).toEqual([2, 2]);
        expect(machines).toContainEqual(old);
      }
    });

    it('never makes a group smaller', async () => {
      const { cloud, name, now } = await withGroup({ min: 0, desired: 3, max: 4 });
      expect(await cloud.enlarge(name, 1)).toEqual({ kind: 'enlarged', desired: 3 });
      expect((await now()).desired).toBe(3);
    });

    it('ends at the largest of several that are asked for side by side', async () => {
      const { cloud, name, now } = await withGroup({ min: 0, desired: 1, max: 4 });
      const wanted = [4, 2, 3, 4, 2];
      const ended = await Promise.all(wanted.map(to => cloud.enlarge(name, to)));
      for (const [index, to] of wanted.entries())
        expect(ended[index]).toMatchObject({
          kind: 'enlarged',
          desired: expect.toSatisfy(size => size >= to),
        });
      const { desired, machines } = await now();
      expect([desired, machines.length]).toEqual([4, 4]);
    });

    it('leaves a group alone that may not be so large', async () => {
      const { cloud, name, now } = await withGroup({ min: 0, desired: 3, max: 4 });
      expect(await cloud.enlarge(name, 5)).toEqual({ kind: 'at-max', desired: 3, max: 4 });
      expect((await now()).desired).toBe(3);
    });

    it('is refused where there is no group', async () => {
      const { cloud } = await open();
      await expect(cloud.enlarge('no-such-group', 1)).rejects.toThrow(CloudRefused);
    });
  });

  describe('to retire', () => {
    it('shrinks the group by one, and only once', async () => {
      const { cloud, name, now, serving } = await withGroup({ min: 0, desired: 3, max: 4 });
      const [first = '', ...others] = await serving();
      expect(await cloud.retire(name, first, true)).toEqual({ kind: 'retired', shrunk: true });
      expect(await cloud.retire(name, first, true)).toEqual({ kind: 'gone' });
      expect((await now()).desired).toBe(2);
      expect(new Set(await serving())).toEqual(new Set(others));
    });

    it('lets another machine come in its place, and only one', async () => {
      const { cloud, name, now, serving } = await withGroup({ min: 0, desired: 2, max: 2 });
      const [first = '', second = ''] = await serving();
      expect(await cloud.retire(name, first, false)).toEqual({ kind: 'retired', shrunk: false });
      expect(await cloud.retire(name, first, false)).toEqual({ kind: 'gone' });
      expect((await now()).desired).toBe(2);
      const after = await serving();
      expect(after).toHaveLength(2);
      expect(after).toContain(second);
      expect(after).not.toContain(first);
    });

    it('does not shrink a group that wants as few as it may, and says so', async () => {
      const { cloud, name, now, serving } = await withGroup({ min: 2, desired: 2, max: 4 });
      const [first = ''] = await serving();
      expect(await cloud.retire(name, first, true)).toEqual({ kind: 'retired', shrunk: false });
      expect((await now()).desired).toBe(2);
      expect(await serving()).not.toContain(first);
    });

    it('is done where no such machine is in a group', async () => {
      const { cloud, name, now } = await withGroup({ min: 0, desired: 1, max: 2 });
      expect(await cloud.retire(name, 'i-0123456789abcdef0', true)).toEqual({ kind: 'gone' });
      expect((await now()).desired).toBe(1);
    });

    it('is refused for a machine of another group', async () => {
      const { cloud, addGroup, serving } = await withGroup({ min: 0, desired: 1, max: 2 });
      const other = await addGroup({ min: 0, desired: 1, max: 2 });
      const [stranger = ''] = await serving();
      await expect(cloud.retire(other, stranger, true)).rejects.toThrow(CloudRefused);
      expect(await serving()).toEqual([stranger]);
    });
  });
}
