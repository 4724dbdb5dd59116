import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSnapshotCommand,
  DescribeVolumesCommand,
  EC2Client,
  ModifyInstanceAttributeCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PlayedAnsible, type PlayedBook } from '../../tools/adapters/ansible/played-ansible.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { Ec2FleetMachines } from '../../tools/adapters/fleet-machines/ec2-fleet-machines.ts';
import { Ec2HomeVolumes } from '../../tools/adapters/home-volumes/ec2-home-volumes.ts';
import type { Cloud } from '../../tools/cloud/cloud.ts';
import { applyCloud, planCloud } from '../../tools/cloud/planned.ts';
import { readConfiguration } from '../../tools/emulator/configuration.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { homeAddress, hostAddress, leaderAddress } from '../../tools/roll/provision/machine-addresses.ts';
import { openProvisioner } from '../../tools/roll/provision/open-provisioner.ts';
import { ProvisionFailed } from '../../tools/roll/provision/provisioner.ts';
import { idAt } from '../../tools/roll/provision/state-ids.ts';
import { recordedConsoles } from '../tools/hosts/recorded-consoles.ts';
import { emulatedFleet } from './emulated-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'provision-'));
const FILE = join(folder, 'fleets', 'fleet.yaml');
const AGENT_IMAGE = 'ami-0123456789abcdef0';
const LEADER_IMAGE = 'ami-0123456789abcdef1';
const POOL = 'builders';
const HOSTS = `  ${POOL}: {labels: [HOST], image: agent-x86_64, instances: [c6a.2xlarge], static: {hosts: 2}}\n`;
const CONSOLE = recordedConsoles().find(([name]) => name === 'first-boot')?.[1] ?? '';

let fleet: Awaited<ReturnType<typeof emulatedFleet>>;
let cloud: Cloud;
let ec2: EC2Client;
let machines: Ec2FleetMachines;
let homes: Ec2HomeVolumes;

function writeFleet(): void {
  const starter = readFileSync('fleets/starter/fleet.yaml', 'utf8');
  diskFiles.write(
    FILE,
    starter.replace(/^pools:\n/m, found => found + HOSTS),
  );
  const pins = `us-west-2:\n  leader: {ami: ${LEADER_IMAGE}}\n  agent-x86_64: {ami: ${AGENT_IMAGE}}\n`;
  diskFiles.write(join(folder, 'fleets', 'images.yaml'), pins);
}

const configurationOf = ({ outputs }: Cloud) =>
  readConfiguration(JSON.parse(outputs.get('terraform/main.tf.json') ?? ''));
const addressOf = (host: number) =>
  hostAddress(configurationOf(cloud), fleet.opened.fleet, { pool: POOL, host });
const leader = () => leaderAddress(configurationOf(cloud));

// Minutes: of the whole fleet only the machines are made, with what they need and what hangs on them.
beforeAll(async () => {
  writeFleet();
  fleet = await emulatedFleet(FILE, folder);
  cloud = await fleet.open();
  const { region } = fleet.opened.fleet;
  const client = emulatorClient(fleet.emulator.endpoint);
  ec2 = new EC2Client({ region, ...client });
  machines = new Ec2FleetMachines(region, fleet.world.signal, client);
  homes = new Ec2HomeVolumes(region, fleet.world.signal, client);
  const { hangsOn: home } = homeAddress(configurationOf(cloud));
  const places = [addressOf(1), addressOf(2), leader()];
  const targets = [...places.flatMap(({ machine, hangsOn }) => [machine, ...hangsOn]), ...home];
  await applyCloud(cloud.terraform, await planCloud(cloud.terraform, { targets }, fleet.steps), fleet.steps);
});
afterAll(async () => {
  await fleet.emulator.stop();
  rmSync(folder, { recursive: true });
});

/** A process with a provisioner; Ansible is played, since the machines of an emulator cannot be logged in to. */
function started(play: PlayedBook = ({ limit = '' }) => [{ host: limit, task: 'all', outcome: 'ok' }]) {
  const { world, emulator, opened } = fleet;
  const ansible = new PlayedAnsible(play);
  const provisioner = openProvisioner(
    { fleet: opened.fleet, named: FILE, clock: { sleep: async () => {} } },
    { out: folder, emulator: emulator.endpoint },
    world,
    { ansible, consoles: { consoleOutput: async () => CONSOLE } },
  );
  return { ansible, provisioner };
}

const told: string[] = [];
const tell = (detail: string) => void told.push(detail);

/** The ids of all resources that Terraform knows. */
const known = async () =>
  new Map([...(await cloud.terraform.resources())].map(([address, { id }]) => [address, id]));
const living = async () =>
  (await machines.machines('starter')).filter(({ state }) => state === 'running').map(({ id }) => id);
const inPlace = async (address: string) => idAt(await cloud.terraform.resources(), address) ?? '';

const stateSchema = z.looseObject({
  serial: z.int(),
  resources: z.array(z.looseObject({ type: z.string(), name: z.string() })),
});

/** Makes Terraform forget a resource, as when a run was killed before it wrote it down. @returns what undoes that */
async function forget(address: string): Promise<() => Promise<void>> {
  const present = async () => stateSchema.parse(JSON.parse(await cloud.terraform.pullState()));
  const push = async (resources: z.output<typeof stateSchema>['resources']) => {
    const state = await present();
    await cloud.terraform.pushState(JSON.stringify({ ...state, serial: state.serial + 1, resources }));
  };
  const { resources } = await present();
  await push(resources.filter(({ type, name }) => `${type}.${name}` !== address));
  return () => push(resources);
}

describe('a static host', () => {
  it('is made anew once, also when the first process ended before Ansible did, and no other resource changes', async () => {
    const before = await known();
    const machinesBefore = await living();
    const { machine } = addressOf(1);
    const old = await inPlace(machine);
    const host = { pool: POOL, host: 1, instance: old, image: undefined };
    const cutOff = started(() => 'cut off').provisioner.remakeHost(host, tell);
    await expect(cutOff).rejects.toThrow(ProvisionFailed);
    const made = await inPlace(machine);
    const { ansible, provisioner } = started();
    const { instance } = await provisioner.remakeHost(host, tell);
    expect(instance).toBe(made);

    expect(instance).not.toBe(old);
    const after = await known();
    expect(
      [...after].filter(([address, id]) => before.get(address) !== id).map(([address]) => address),
    ).toEqual([machine]);
    expect([...before.keys()].filter(address => !after.has(address))).toEqual([]);
    expect(new Set(await living())).toEqual(new Set([...machinesBefore.filter(id => id !== old), instance]));
    expect(ansible.runs).toEqual([
      {
        playbook: 'playbooks/agents.yml',
        limit: `${POOL}-1.starter.internal`,
        folder: join(cloud.output, 'ansible'),
      },
    ]);
    const { hosts } = await cloud.terraform.outputs();
    expect(hosts).toMatchObject({ [POOL]: [{ id: instance }, { id: await inPlace(addressOf(2).machine) }] });
    const known_hosts = readFileSync(join(folder, 'starter', 'emulator', 'hosts', 'known_hosts'), 'utf8');
    expect(known_hosts).toContain(instance);
    expect(known_hosts).not.toContain(old);
  });

  it('can be put back to another image, and the output folder is as before', async () => {
    const main = join(folder, 'starter', 'terraform', 'main.tf.json');
    const text = readFileSync(main, 'utf8');
    const old = await inPlace(addressOf(2).machine);
    const host = { pool: POOL, host: 2, instance: old, image: LEADER_IMAGE };
    const { instance } = await started().provisioner.remakeHost(host, tell);
    const found = (await machines.machines('starter')).find(({ id }) => id === instance);
    expect(found?.image).toBe(LEADER_IMAGE);
    expect(readFileSync(main, 'utf8')).toBe(text);
  });

  it('is not made beside a machine of its name that Terraform does not know', async () => {
    const { machine } = addressOf(1);
    const lost = await inPlace(machine);
    const restore = await forget(machine);
    const host = { pool: POOL, host: 1, instance: 'i-00000000000000000', image: undefined };
    await expect(started().provisioner.remakeHost(host, tell)).rejects.toThrow(lost);
    await restore();
  });
});

describe('the leader', () => {
  const protect = (InstanceId: string) =>
    ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, DisableApiTermination: { Value: true } }));

  it('is made anew though it is protected from its end, and keeps its home', async () => {
    const old = await inPlace(leader().machine);
    await protect(old);
    await expect(ec2.send(new TerminateInstancesCommand({ InstanceIds: [old] }))).rejects.toThrow(
      /terminat/i,
    );
    const home = await homes.home('starter');
    const { ansible, provisioner } = started();
    const { instance } = await provisioner.remakeLeader({ instance: old }, tell);
    expect(instance).not.toBe(old);
    expect((await homes.home('starter'))?.id).toBe(home?.id);
    expect((await homes.home('starter'))?.attached?.instance).toBe(instance);
    expect(ansible.runs.map(({ playbook, extra }) => [playbook, extra])).toEqual([
      ['playbooks/stop-leader.yml', undefined],
      ['playbooks/leader.yml', undefined],
    ]);
    expect(await provisioner.remakeLeader({ instance: old }, tell)).toEqual({ instance });
  });

  it('is put back with the home of a snapshot, once, and Terraform knows that home', async () => {
    const old = await inPlace(leader().machine);
    const before = await homes.home('starter');
    const { SnapshotId: snapshot = '' } = await ec2.send(new CreateSnapshotCommand({ VolumeId: before?.id }));
    const wanted = {
      instance: old,
      image: AGENT_IMAGE,
      jenkins: '2.528.2',
      snapshot,
      plugins: { git: '5.7.0' },
    };
    let seen = '';
    const { provisioner } = started(({ limit = '', folder: at }) => {
      seen = readFileSync(join(at, '..', 'jenkins-casc', 'plugins.txt'), 'utf8');
      return [{ host: limit, task: 'all', outcome: 'ok' }];
    });
    const { instance } = await provisioner.restoreLeader(wanted, tell);
    const home = await homes.home('starter');
    expect(home?.id).not.toBe(before?.id);
    expect(home?.attached?.instance).toBe(instance);
    expect(await inPlace('aws_ebs_volume.leader_home')).toBe(home?.id);
    expect((await machines.machines('starter')).find(({ id }) => id === instance)?.image).toBe(AGENT_IMAGE);
    expect(seen).toMatch(/for Jenkins 2\.528\.2\n[\s\S]*^git:5\.7\.0$/m);
    // The newer home is still there, for whoever wants to look into it.
    const { Volumes } = await ec2.send(new DescribeVolumesCommand({ VolumeIds: [before?.id ?? ''] }));
    expect(Volumes).toMatchObject([{ State: 'available' }]);

    expect(await provisioner.restoreLeader(wanted, tell)).toEqual({ instance });
    expect((await homes.home('starter'))?.id).toBe(home?.id);
    const { changes } = await planCloud(
      (await fleet.open()).terraform,
      { targets: [leader().machine, ...leader().hangsOn] },
      fleet.steps,
    );
    expect(changes.filter(({ kind }) => kind !== 'update')).toEqual([]);
  });

  it('is set up anew where it stands for an update', async () => {
    const there = await inPlace(leader().machine);
    const { ansible, provisioner } = started();
    await provisioner.updateLeader(1_795_000_000_500, tell);
    expect(await inPlace(leader().machine)).toBe(there);
    expect(ansible.runs).toMatchObject([
      {
        playbook: 'playbooks/leader.yml',
        limit: 'leader.starter.internal',
        extra: { leader_restart: true, leader_restart_since: 1_795_000_000 },
      },
    ]);
  });
});
