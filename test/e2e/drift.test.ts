import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImagePins } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { agentUserData } from '../../stacks/agents/agent-user-data.ts';
import { HOME_DEVICE, leaderUserData } from '../../stacks/leader/user-data.ts';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { Ec2FleetMachines } from '../../tools/adapters/fleet-machines/ec2-fleet-machines.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { readMachines } from '../../tools/roll/drift/read-machines.ts';
import { fleetMachinesContract } from '../contracts/fleet-machines-contract.ts';
import { fleetWith } from '../stacks/written-fleet.ts';
import { exampleWith, PINS } from '../tools/roll/drift/example.ts';
import { emulatedMachines } from './emulated-machines.ts';
import { playedAnswers, refusal } from './played-answers.ts';
import { startedEmulator } from './started-emulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'drift-'));
let emulator: Emulator;

const images = [...PINS].map(([name, id]) => ({ id, name, architecture: 'x86_64' as const }));
const IMAGE = PINS.get('agent-x86_64') ?? '';

beforeAll(async () => {
  emulator = await startedEmulator({ folder, images });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('the machines of EC2, as the emulator plays it', () =>
  fleetMachinesContract(async () => emulatedMachines(emulator, 'eu-west-1', IMAGE), 'contract'));

const REGION = 'us-west-2';
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** The fleet of the example under another name, with one group and a network of its own. */
const fleetCalled = (fleet: string): Fleet => ({
  ...exampleWith({ 'cpu-1': undefined }),
  network: fleetWith({}).network,
  fleet,
});

const read = (fleet: Fleet, pins: ImagePins = PINS) =>
  readMachines(fleet, pins, {
    region: REGION,
    emulator: emulator.endpoint,
    signal: new AbortController().signal,
  });
const account = () => emulatedMachines(emulator, REGION, IMAGE);

/** What every version of the template of the example's group says, but the disk. */
const templateData = (fleet: Fleet, gibibytes: number) => ({
  ImageId: IMAGE,
  InstanceType: 'c6a.8xlarge' as const,
  UserData: base64(agentUserData(fleet, 'cpu')),
  BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: gibibytes } }],
});

/** What was made of a fleet, by id. */
interface Applied {
  readonly leader: string;
  readonly hosts: readonly string[];
  readonly ofGroup: string;
  readonly template: string;
}

/** Makes what Terraform would: leader with its home, hosts, a launch template with one machine. */
async function apply(fleet: Fleet): Promise<Applied> {
  const { run, newVolume, attach, newTemplate } = account();
  const common = { fleet: fleet.fleet, environment: 'production' };
  const volumeId = await newVolume();
  const [leader = ''] = await run(
    {
      ImageId: PINS.get('leader'),
      InstanceType: 'c6a.4xlarge',
      UserData: base64(leaderUserData(fleet, { volumeId, device: HOME_DEVICE })),
    },
    { ...common, role: 'leader', Name: `${fleet.fleet}-leader` },
  );
  await attach(volumeId, leader, HOME_DEVICE);
  const hosts: string[] = [];
  for (const host of [1, 2, 3])
    hosts.push(
      ...(await run(
        {
          ImageId: PINS.get('agent-gpu'),
          InstanceType: 'g5.4xlarge',
          UserData: base64(agentUserData(fleet, 'gpu')),
        },
        { ...common, pool: 'gpu', Name: `${fleet.fleet}-gpu-${host}` },
      )),
    );
  const template = await newTemplate(`${fleet.fleet}-cpu`, templateData(fleet, 150));
  const ofGroup = await runInGroup(fleet, template, 1);
  return { leader, hosts, ofGroup, template };
}

async function runInGroup({ fleet }: Fleet, template: string, version: number): Promise<string> {
  const tags = { fleet, pool: 'cpu', Name: `${fleet}-cpu` };
  const launch = { LaunchTemplateId: template, Version: `${version}` };
  const [id = ''] = await account().run({ LaunchTemplate: launch, InstanceType: 'r6a.xlarge' }, tags);
  return id;
}

/** The machines that have drift, by id. */
async function drifted(fleet: Fleet, pins?: ImagePins) {
  const { machines } = await read(fleet, pins);
  return new Map(machines.flatMap(({ id, drift }) => (drift.length > 0 ? [[id, drift]] : [])));
}

describe('the drift of a fleet in EC2', () => {
  const mine = fleetCalled('mine');
  let made: Applied;
  beforeAll(async () => {
    made = await apply(mine);
  });

  it('is none while all is as the file says', async () => {
    const { machines, notes } = await read(mine);
    expect(machines.map(({ id }) => id)).toEqual([made.leader, ...made.hosts, made.ofGroup]);
    expect(machines.map(({ host }) => host)).toEqual([undefined, 1, 2, 3, undefined]);
    expect(machines.flatMap(({ drift }) => drift)).toEqual([]);
    expect(notes).toEqual([]);
  });

  it('shows nothing of another fleet, nor does that one of this', async () => {
    const other = fleetCalled('mine-2');
    const theirs = await apply(other);
    const [seen, seenByOther] = [await read(mine), await read(other)].map(({ machines }) =>
      machines.map(({ id }) => id),
    );
    expect(seen).toEqual([made.leader, ...made.hosts, made.ofGroup]);
    expect(seenByOther).toEqual([theirs.leader, ...theirs.hosts, theirs.ofGroup]);
  });

  it('is an image where the pin is another, and asks to apply first', async () => {
    const pins = new Map([...PINS, ['agent-x86_64', 'ami-0fffffffffffffff0']]);
    expect(await drifted(mine, pins)).toEqual(
      new Map([[made.ofGroup, [{ kind: 'image', has: IMAGE, wanted: 'ami-0fffffffffffffff0' }]]]),
    );
    expect((await read(mine, pins)).notes).toEqual([
      expect.stringMatching(/`mine-cpu` is behind the fleet file .*`fleet apply` first/),
    ]);
  });

  it('is user data and types that the file has otherwise by now', async () => {
    const key = `ssh-ed25519 ${'A'.repeat(68)} operator`;
    const changed = { ...mine, leader: { ...mine.leader, operators: { someone: key } } };
    const found = await drifted(changed);
    expect([...found.keys()]).toEqual([made.leader, ...made.hosts, made.ofGroup]);
    for (const id of [made.leader, ...made.hosts])
      expect(found.get(id)).toMatchObject([{ kind: 'settings', what: 'user data' }]);
    expect(found.get(made.ofGroup)).toMatchObject([{ kind: 'template', has: 'version 1' }]);
  });

  it('is a version of the template that has other disks, of the machines of before only', async () => {
    await account().addVersion(made.template, templateData(mine, 150));
    expect(await drifted(mine)).toEqual(new Map());
    await account().addVersion(made.template, templateData(mine, 200));
    const young = await runInGroup(mine, made.template, 3);
    expect(await drifted(mine)).toEqual(
      new Map([[made.ofGroup, [{ kind: 'template', has: 'version 1', wanted: 'version 3 (other disks)' }]]]),
    );
    expect((await read(mine)).machines.map(({ id }) => id)).toContain(young);
  });
});

const page = (id: string, next: string) =>
  `<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><reservationSet><item><instancesSet><item><instanceId>${id}</instanceId></item></instancesSet></item></reservationSet>${next}</DescribeInstancesResponse>`;

describe('the machines of EC2', () => {
  /** An EC2 that knows machines of the fleet `large` only, tells them one by one, and lets nobody see templates. */
  const played = playedAnswers(request => {
    if (request.get('Action') !== 'DescribeInstances') return refusal('UnauthorizedOperation');
    const asked = [...request]
      .filter(([key]) => /^Filter\.\d\.Value\.1$/.test(key))
      .map(([, value]) => value);
    if (!asked.includes('large')) return refusal('InvalidParameterValue');
    return request.get('NextToken') === 'more'
      ? [200, page('i-2', '')]
      : [200, page('i-1', '<nextToken>more</nextToken>')];
  });
  afterAll(async () => (await played).stop());
  const cloud = async (signal = new AbortController().signal) =>
    new Ec2FleetMachines(REGION, signal, emulatorClient((await played).endpoint));

  it('are read to the last page', async () => {
    const found = await (await cloud()).machines('large');
    expect(found.map(({ id }) => id)).toEqual(['i-1', 'i-2']);
  });

  it('say which permission is missing', async () => {
    const asked = await cloud();
    await expect(asked.templates(['large-cpu'])).rejects.toThrow(/refused ec2:DescribeLaunchTemplates/);
    await expect(asked.userData('i-1')).rejects.toThrow(/refused ec2:DescribeInstanceAttribute/);
  });

  it('are asked for no more once it is to end', async () => {
    await expect((await cloud(AbortSignal.abort())).machines('large')).rejects.toThrow();
  });
});
