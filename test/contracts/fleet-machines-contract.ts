import { describe, expect, it } from 'vitest';
import type { FleetMachines } from '../../tools/adapters/fleet-machines/fleet-machines.ts';
import { userDataHash } from '../../tools/adapters/fleet-machines/user-data-hash.ts';

/** A machine that a test wants to be there. */
interface NewMachine {
  readonly tags: Readonly<Record<string, string>>;
  readonly state?: 'running' | 'stopped' | 'terminated';
  /** Empty: none. */
  readonly userData?: string;
  readonly spot?: boolean;
  readonly instanceType?: string;
  /** What else it has comes from this version. */
  readonly template?: { readonly id: string; readonly version: number };
}

/** A version of a launch template that a test wants to be there. */
export interface NewVersion {
  readonly userData: string;
  readonly gibibytes: number;
  /** Tags of the machines. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An account that a test fills; ids are the account's own to give. */
export interface MachinesAccount {
  readonly cloud: FleetMachines;
  /** The image of all machines and versions. */
  readonly image: string;
  addMachine(machine: NewMachine): Promise<string>;
  /** Makes a launch template with these versions, all of the type `m5.large`. */
  addTemplate(name: string, versions: readonly NewVersion[]): Promise<string>;
}

/** What the machines of every account do. `fleet` is a name that nothing in the account has yet. */
export function fleetMachinesContract(open: () => Promise<MachinesAccount>, fleet: string): void {
  let used = 0;
  /** Names that no other test has. */
  const fresh = () => `${fleet}-${++used}`;

  describe('machines', () => {
    it('are those of the fleet that are not terminated, and no other fleet’s', async () => {
      const { cloud, addMachine } = await open();
      const name = fresh();
      const running = await addMachine({ tags: { fleet: name } });
      const stopped = await addMachine({ tags: { fleet: name }, state: 'stopped' });
      await addMachine({ tags: { fleet: name }, state: 'terminated' });
      await addMachine({ tags: { fleet: `${name}-2` } });
      await addMachine({ tags: { Name: name, pool: name } });
      const found = await cloud.machines(name);
      expect(new Map(found.map(one => [one.id, one.state]))).toEqual(
        new Map([
          [running, 'running'],
          [stopped, 'stopped'],
        ]),
      );
      expect(await cloud.machines(fresh())).toEqual([]);
    });

    it('say what they are made of', async () => {
      const { cloud, addMachine, image } = await open();
      const tags = { fleet: fresh(), role: 'leader' };
      const id = await addMachine({ tags, instanceType: 'c6a.4xlarge' });
      const [found] = await cloud.machines(tags.fleet);
      expect(found).toMatchObject({ id, image, instanceType: 'c6a.4xlarge', spot: false });
      expect(found?.template).toBeUndefined();
      expect(found?.tags).toEqual(new Map(Object.entries(tags)));
      expect(found?.launchedAt).toBeGreaterThan(0);
      expect(found?.privateIp).toMatch(/^\d+(\.\d+){3}$/);
      expect(found?.subnet).toMatch(/^subnet-/);
      expect([...(found?.volumes.values() ?? [])]).toEqual([expect.stringMatching(/^vol-/)]);
    });

    it('say that they are spot machines, and from which version of which launch template they are', async () => {
      const { cloud, addMachine, addTemplate } = await open();
      const name = fresh();
      const version = { userData: 'text', gibibytes: 8 };
      const id = await addTemplate(name, [version, version]);
      await addMachine({ tags: { fleet: name }, spot: true, template: { id, version: 1 } });
      const [found] = await cloud.machines(name);
      expect(found).toMatchObject({ spot: true, template: { id, version: 1 }, instanceType: 'm5.large' });
    });
  });

  describe('user data', () => {
    it('is told as its hash, or as none', async () => {
      const { cloud, addMachine } = await open();
      const tags = { fleet: fresh() };
      const text = '#cloud-config\n{"größe": 1}\n';
      expect(await cloud.userData(await addMachine({ tags, userData: text }))).toBe(userDataHash(text));
      expect(await cloud.userData(await addMachine({ tags }))).toBe(userDataHash(''));
    });

    it('is unknown of a machine that is not there, or that no machine can be', async () => {
      const { cloud } = await open();
      for (const id of ['i-0123456789abcdef0', 'no-machine'])
        expect(await cloud.userData(id)).toBeUndefined();
    });
  });

  describe('launch templates', () => {
    it('are those that were asked for and are there', async () => {
      const { cloud, addTemplate } = await open();
      const [one, two, none] = [fresh(), fresh(), fresh()];
      const id = await addTemplate(one, [{ userData: 'text', gibibytes: 8 }]);
      await addTemplate(two, [{ userData: 'text', gibibytes: 8 }]);
      const found = await cloud.templates([one, none]);
      expect(found.map(template => [template.name, template.id])).toEqual([[one, id]]);
      expect(await cloud.templates([])).toEqual([]);
    });

    it('say what each version makes, the latest first', async () => {
      const { cloud, addTemplate, image } = await open();
      const name = fresh();
      await addTemplate(name, [
        { userData: 'old', gibibytes: 8 },
        { userData: 'new', gibibytes: 8 },
      ]);
      const [found] = await cloud.templates([name]);
      const both = { image, instanceType: 'm5.large' };
      expect(found?.versions).toMatchObject([
        { number: 2, userData: userDataHash('new'), ...both },
        { number: 1, userData: userDataHash('old'), ...both },
      ]);
      expect(found?.latest).toBe(found?.versions[0]);
    });

    it('have the same settings where versions differ in tags and user data only, and others for another disk', async () => {
      const { cloud, addTemplate } = await open();
      const name = fresh();
      await addTemplate(name, [
        { userData: 'old', gibibytes: 8, tags: { sponsor: 'a' } },
        { userData: 'new', gibibytes: 8, tags: { sponsor: 'b' } },
        { userData: 'new', gibibytes: 9, tags: { sponsor: 'b' } },
      ]);
      const [third, second, first] = (await cloud.templates([name]))[0]?.versions ?? [];
      expect(first?.settings.size).toBeGreaterThan(0);
      expect(second?.settings).toEqual(first?.settings);
      expect(third?.settings).not.toEqual(second?.settings);
      expect(third?.settings.keys()).toContain('BlockDeviceMappings');
    });
  });
}
