import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Terraform,
  type TerraformEvent,
  TerraformFailed,
} from '../../tools/adapters/terraform/terraform.ts';
import { plannedChanges } from '../../tools/plan/plan-file.ts';

/** A Terraform in an empty place whose configuration can be set. */
export interface TerraformUnderTest {
  readonly terraform: Terraform;
  /** Each name becomes the resource `terraform_data.<name>` with that input; `broken` is no configuration. */
  configure(resources: Readonly<Record<string, string>> | 'broken'): void;
}

const idsOf = async (terraform: Terraform) =>
  new Map([...(await terraform.resources())].map(([address, { id }]) => [address, id]));

const idOf = async (terraform: Terraform, name: string) =>
  String((await idsOf(terraform)).get(`terraform_data.${name}`));
const stateSchema = z.looseObject({ serial: z.int(), resources: z.array(z.unknown()) });

/** What every Terraform does; `make` gives a new one for each test. */
export function terraformContract(make: () => TerraformUnderTest): void {
  const ready = async (resources: Readonly<Record<string, string>>) => {
    const under = make();
    under.configure(resources);
    await under.terraform.init();
    return under;
  };
  const applied = async (resources: Readonly<Record<string, string>>) => {
    const under = await ready(resources);
    await under.terraform.plan({});
    await under.terraform.apply();
    return under;
  };
  const changes = async ({ terraform }: TerraformUnderTest) => plannedChanges(await terraform.showPlan());

  it('plans what is missing, applies that, and then has nothing to do', async () => {
    const under = await ready({ a: '1', b: '2' });
    expect(await under.terraform.plan({})).toEqual({ changed: true });
    const planned = await changes(under);
    expect(planned.map(({ address, kind }) => [address, kind])).toEqual([
      ['terraform_data.a', 'create'],
      ['terraform_data.b', 'create'],
    ]);
    await under.terraform.apply();
    expect(await under.terraform.plan({})).toEqual({ changed: false });
    expect(await changes(under)).toEqual([]);
  });

  it('plans a changed and a removed resource', async () => {
    const under = await applied({ a: '1', b: '2' });
    under.configure({ a: '3' });
    await under.terraform.plan({});
    expect((await changes(under)).map(({ address, kind }) => [address, kind])).toEqual([
      ['terraform_data.a', 'update'],
      ['terraform_data.b', 'delete'],
    ]);
  });

  it('plans only the resources it is pointed at', async () => {
    const under = await ready({ a: '1', b: '2' });
    await under.terraform.plan({ targets: ['terraform_data.b'] });
    expect((await changes(under)).map(change => change.address)).toEqual(['terraform_data.b']);
  });

  it('destroys everything when that is planned', async () => {
    const under = await applied({ a: '1' });
    expect(await under.terraform.plan({ destroy: true })).toEqual({ changed: true });
    await under.terraform.apply();
    expect(await under.terraform.plan({ destroy: true })).toEqual({ changed: false });
  });

  it('tells how much is planned, and of each resource when it begins and ends', async () => {
    const under = await ready({ a: '1' });
    const events: TerraformEvent[] = [];
    const listener = (event: TerraformEvent) => void events.push(event);
    await under.terraform.plan({}, listener);
    await under.terraform.apply(listener);
    expect(events).toContainEqual({ kind: 'planned', changes: 1 });
    const ofResource = events.filter(event => event.kind === 'started' || event.kind === 'finished');
    expect(ofResource.map(event => [event.kind, event.address])).toEqual([
      ['started', 'terraform_data.a'],
      ['finished', 'terraform_data.a'],
    ]);
  });

  it('says what is wrong with a configuration', async () => {
    const under = make();
    under.configure('broken');
    await expect(under.terraform.validate()).rejects.toThrow(TerraformFailed);
    await expect(under.terraform.init()).rejects.toThrow(TerraformFailed);
  });

  it('makes one resource anew when that is asked for, and leaves the others', async () => {
    const { terraform } = await applied({ a: '1', b: '2' });
    const before = await idsOf(terraform);
    const address = 'terraform_data.a';
    expect(await terraform.plan({ replace: [address], targets: [address] })).toEqual({ changed: true });
    const planned = plannedChanges(await terraform.showPlan());
    expect(planned.map(change => [change.address, change.kind])).toEqual([[address, 'replace']]);
    await terraform.apply();
    const after = await idsOf(terraform);
    expect(after.get(address)).not.toBe(before.get(address));
    expect(after.get('terraform_data.b')).toBe(before.get('terraform_data.b'));
    expect(await terraform.plan({})).toEqual({ changed: false });
  });

  it('makes what it should make anew, when it is not there', async () => {
    const { terraform } = await ready({ a: '1' });
    await terraform.plan({ replace: ['terraform_data.a'] });
    const planned = plannedChanges(await terraform.showPlan());
    expect(planned.map(change => [change.address, change.kind])).toEqual([['terraform_data.a', 'create']]);
  });

  it('changes nothing in the cloud when it only refreshes', async () => {
    const under = await applied({ a: '1' });
    const before = await idsOf(under.terraform);
    under.configure({ a: '2', b: '3' });
    await under.terraform.plan({ refreshOnly: true, targets: ['terraform_data.a'] });
    expect(await changes(under)).toEqual([]);
    await under.terraform.apply();
    expect(await idsOf(under.terraform)).toEqual(before);
  });

  it('knows what the state holds', async () => {
    expect(await (await ready({ a: '1' })).terraform.resources()).toEqual(new Map());
    const { terraform } = await applied({ a: '1', b: '2' });
    const held = await terraform.resources();
    expect([...held].map(([address, { input }]) => [address, input])).toEqual([
      ['terraform_data.a', '1'],
      ['terraform_data.b', '2'],
    ]);
  });

  it('takes a state with another resource in the place of one, unless somebody else was faster', async () => {
    const { terraform } = await applied({ a: '1', b: '2' });
    const { serial, resources, ...rest } = stateSchema.parse(JSON.parse(await terraform.pullState()));
    const other = JSON.parse(JSON.stringify(resources).replaceAll(await idOf(terraform, 'a'), 'another'));
    const state = (number: number) => JSON.stringify({ ...rest, serial: number, resources: other });
    await expect(terraform.pushState(state(serial))).rejects.toThrow(TerraformFailed);
    const b = await idOf(terraform, 'b');
    await terraform.pushState(state(serial + 1));
    expect([await idOf(terraform, 'a'), await idOf(terraform, 'b')]).toEqual(['another', b]);
    await expect(terraform.pushState(state(serial))).rejects.toThrow(TerraformFailed);
  });

  it('applies nothing that was not planned', async () => {
    const under = await ready({ a: '1' });
    await expect(under.terraform.apply()).rejects.toThrow(TerraformFailed);
  });
}
