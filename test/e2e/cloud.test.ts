import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloud } from '../../tools/cloud/cloud.ts';
import { refuseRisks } from '../../tools/cloud/permission.ts';
import { applyCloud, planCloud } from '../../tools/cloud/planned.ts';
import { type DemoResult, showFleet } from '../../tools/demo/demo.ts';
import { openPins } from '../../tools/fleet-file/open-pins.ts';
import { plannedChanges } from '../../tools/plan/plan-file.ts';
import { readMachines } from '../../tools/roll/drift/read-machines.ts';
import { emulatedFleet } from './emulated-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
let tvm: Awaited<ReturnType<typeof emulatedFleet>>;
let shown: DemoResult;

// Minutes: TVM's whole fleet is planned, applied and planned again, once for all tests here.
beforeAll(async () => {
  tvm = await emulatedFleet('tvm', folder);
  const { opened, emulator, steps, world } = tvm;
  shown = await showFleet({ named: 'tvm', opened, emulator: emulator.endpoint, out: folder }, steps, world);
});
afterAll(async () => {
  await tvm.emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('the cloud of the fleet of TVM', () => {
  it('is a valid configuration', async () => {
    await expect(shown.cloud.terraform.validate()).resolves.toEqual([]);
  });

  it('is all new in the first plan, and nothing is at risk', () => {
    expect(shown.first.changes.every(({ kind }) => kind === 'create')).toBe(true);
    expect(shown.first.summary.risks).toEqual([]);
  });

  it('has nothing left to change after the apply', () => {
    expect(shown.second.changes).toEqual([]);
    expect(tvm.terminal.written.out).toContain('No changes');
  });

  it('has machines in which nothing differs from the fleet file and the pins', async () => {
    const { opened, emulator, world } = tvm;
    const { fleet } = opened;
    const from = { region: fleet.region, emulator: emulator.endpoint, signal: world.signal };
    const { machines, notes } = await readMachines(fleet, openPins(opened, undefined, world), from);
    expect(machines.map(({ of }) => of.kind)).toEqual(expect.arrayContaining(['leader', 'static']));
    expect(machines.filter(({ drift }) => drift.length > 0)).toEqual([]);
    expect(notes).toEqual([]);
  });

  it('has a group for each autoscaled pool and a machine for each static host', async () => {
    const { groups, hosts } = await shown.cloud.terraform.outputs();
    const pools = Object.entries(tvm.opened.fleet.pools);
    const autoscaled = pools.flatMap(([name, { kind }]) =>
      kind === 'autoscaled' ? [[name, `tvm-${name}`]] : [],
    );
    expect(groups).toEqual(Object.fromEntries(autoscaled));
    const machines = pools.flatMap(([name, pool]) =>
      pool.kind === 'static'
        ? [
            [
              name,
              Array.from({ length: pool.static.hosts }, () =>
                expect.objectContaining({ id: expect.stringMatching(/^i-/) }),
              ),
            ],
          ]
        : [],
    );
    expect(hosts).toEqual(Object.fromEntries(machines));
  });

  it('loses one static host when that host is pointed at, and no other resource', async () => {
    const targets = ['aws_instance.host_docs_1'];
    const { changes, summary } = await planCloud(
      shown.cloud.terraform,
      { destroy: true, targets },
      tvm.steps,
    );
    expect(changes.map(({ address }) => address)).toContain('aws_instance.host_docs_1');
    expect(changes.filter(({ type }) => type === 'aws_instance')).toHaveLength(1);
    expect(summary.risks).toContainEqual(expect.objectContaining({ address: targets[0], kind: 'builds' }));
  });

  it('changes for a new pool only what belongs to it, and refuses what would end builds', async () => {
    const { emulator, steps, world } = tvm;
    const file = join(folder, 'changed', 'fleet.yaml');
    world.files.write(join(folder, 'changed', 'images.yaml'), world.files.read('fleets/tvm/images.yaml'));
    const planOf = async (text: string) => {
      world.files.write(file, text);
      const cloud = await openCloud(file, { out: folder, emulator: emulator.endpoint }, steps, world);
      return planCloud(cloud.terraform, {}, steps);
    };
    const written = world.files.read('fleets/tvm/fleet.yaml');
    const pool =
      '  riscv: {labels: [RISCV], image: agent-x86_64, instances: [c6a.8xlarge], autoscaled: {max: 2}}\n';
    const more = await planOf(written.replace(/^pools:\n/m, found => found + pool));
    const others = more.changes.filter(({ address }) => !address.includes('riscv'));
    // The leader's right to scale names each group.
    expect(others.map(({ type, kind }) => [type, kind])).toEqual([['aws_iam_policy', 'update']]);
    expect(more.summary.risks).toEqual([]);
    const fewer = await planOf(written.replace('{max: 400,', '{max: 300,'));
    expect(() => refuseRisks(fewer.summary, {})).toThrow(
      'aws_autoscaling_group.pool_cpu-small: `max_size` falls from 400 to 300',
    );
  });

  it('goes away whole when it is destroyed', async () => {
    const { terraform } = shown.cloud;
    const planned = await planCloud(terraform, { destroy: true }, tvm.steps);
    expect(planned.changes.every(({ kind }) => kind === 'delete')).toBe(true);
    await applyCloud(terraform, planned, tvm.steps);
    await terraform.plan({ destroy: true });
    expect(plannedChanges(await terraform.showPlan())).toEqual([]);
  });
});

describe.each(['tvm/launch', 'tvm/staging', 'starter'])('the fleet %s', named => {
  it('can be planned, and is all new', async () => {
    const own = join(folder, named.replace('/', '-'));
    const { emulator, steps, open } = await emulatedFleet(named, own);
    try {
      const { terraform } = await open();
      await expect(terraform.validate()).resolves.toEqual([]);
      const { changes } = await planCloud(terraform, {}, steps);
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.every(({ kind }) => kind === 'create')).toBe(true);
    } finally {
      await emulator.stop();
    }
  });
});
