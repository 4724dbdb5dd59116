import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import {
  CreateLaunchTemplateVersionCommand,
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
  type RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import { z } from 'zod';
import type { ImagePins } from '../../fleet/images/pins.ts';
import { groupName } from '../../fleet/resolve/names.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { plainPlan } from '../../tools/adapters/jenkins/stand-in/build-plan.ts';
import type { StandInJob } from '../../tools/adapters/jenkins/stand-in/set-up.ts';
import { openCloud } from '../../tools/cloud/cloud.ts';
import { applyCloud, planCloud } from '../../tools/cloud/planned.ts';
import { CHANGE } from '../../tools/demo/roll/demo-work.ts';
import { openStage } from '../../tools/demo/roll/roll-stage.ts';
import type { LeaderPlaybooks } from '../../tools/demo/roll/stand-in-ansible.ts';
import { readConfiguration, resourcesOf } from '../../tools/emulator/configuration.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { homeAddress, hostAddress, leaderAddress } from '../../tools/roll/provision/machine-addresses.ts';
import { TERRAFORM_FILE } from '../../tools/synth/outputs.ts';
import { emulatedFleet } from './emulated-world.ts';

/** Its name, another for each process, since commands write below `out/` by the name of the fleet. */
export const FLEET = `rolled-${process.pid}`;
export const POOL = 'cpu';
const HOST = 'docs';
/** Commands write there, whatever they are asked. */
const OUT = 'out';

const fleetText = `
fleet: ${FLEET}
region: us-west-2
domain: ci.example.org
loadBalancer: {zone: example.org}
leader: {instance: m7i.large, jenkins: 2.528.3-lts-jdk21}
pools:
  ${POOL}: {labels: [CPU], image: agent-x86_64, instances: [c6a.2xlarge], autoscaled: {min: 2, max: 6}}
  ${HOST}: {labels: [doc], image: doc-host, instances: [t3.large], static: {hosts: 1}}
maintenance: {canary: {machines: 1, bake: 1s}}
`;

const job = (kind: StandInJob['kind'], label: string, ...steps: readonly number[]): StandInJob => ({
  kind,
  does: plainPlan(label, ...steps),
  parameters: [{ name: CHANGE, kind: 'string' }],
});

/** Jobs of seconds; `input` does not come through a restart of Jenkins. */
const JOBS: Readonly<Record<string, StandInJob>> = {
  lint: job('freestyle', 'CPU', 1_000),
  unit: job('pipeline', 'CPU', 1_000, 2_000),
  input: { ...job('pipeline', 'CPU'), does: { ...plainPlan('CPU', 6_000), durable: false } },
  docs: job('freestyle', 'doc', 500),
};

/**
 * What developers build, one after another. `input` is rare: the leader waits for a moment without one, and a roll that looks
 * every some seconds must be able to meet such a moment.
 */
export const JOB_NAMES: readonly string[] = ['lint', 'unit', 'input', 'docs', 'unit', 'lint', 'docs', 'lint'];

/** An AMI of which there are several: `of` names the image, `number` the build. */
const ami = (of: string, number: number): string =>
  `ami-0${Buffer.from(of).toString('hex').slice(0, 12).padEnd(12, '0')}000${number}`;

const pinsText = (group: number, host: number): string =>
  `us-west-2:\n  leader: {ami: ${ami('leader', 1)}}\n  agent-x86_64: {ami: ${ami('x86_64', group)}}\n  doc-host: {ami: ${ami('doc', host)}}\n`;

const BUILDS = 6;
const ALL: readonly ImagePins[] = Array.from({ length: BUILDS }, (_, index) => {
  const number = index + 1;
  return new Map([
    ['leader', ami('leader', 1)],
    ['agent-x86_64', ami('x86_64', number)],
    ['doc-host', ami('doc', number)],
  ]);
});

/** A small fleet on an emulator, with a stand-in of Jenkins beside it. Of its cloud only the machines are made, and what they need. */
export async function rolledFleet(folder: string) {
  const file = join(folder, 'fleet.yaml');
  diskFiles.write(file, fleetText);
  diskFiles.write(join(folder, 'images.yaml'), pinsText(1, 1));
  const fleet = await emulatedFleet(file, folder, ...ALL);
  const { opened, emulator, steps } = fleet;
  const clock = { ahead: 0 };
  const world = { ...fleet.world, now: () => Date.now() + clock.ahead };
  const { terraform, outputs } = await openCloud(
    file,
    { out: OUT, emulator: emulator.endpoint },
    steps,
    fleet.world,
  );
  const configuration = readConfiguration(JSON.parse(outputs.get(TERRAFORM_FILE) ?? ''));
  const machines = [
    leaderAddress(configuration),
    hostAddress(configuration, opened.fleet, { pool: HOST, host: 1 }),
  ];
  // A leader that is put back gets another volume, which all of these name.
  const home = homeAddress(configuration);
  const groups = resourcesOf(configuration).filter(({ type }) => type === 'aws_autoscaling_group');
  const targets = [
    home.home,
    ...home.hangsOn,
    ...machines.flatMap(({ machine, hangsOn }) => [machine, ...hangsOn]),
    ...groups.map(({ address }) => address),
  ];
  await applyCloud(terraform, await planCloud(terraform, { targets }, steps), steps);
  const stage = await openStage({ opened, emulator: emulator.endpoint, jobs: JOBS, runs: '2.528.3' }, world);
  const ec2 = new EC2Client({ region: opened.fleet.region, ...emulatorClient(emulator.endpoint) });
  const pinned = { group: 1, host: 1 };
  return {
    ...fleet,
    file,
    /** How far ahead of the time the roll and Jenkins are, in milliseconds. */
    clock,
    stage,
    end: async () => {
      await stage.stop();
      await emulator.stop();
      for (const path of [folder, join(OUT, FLEET)]) rmSync(path, { recursive: true, force: true });
    },
    /** Pins another image of the pool's machines, as `fleet apply` would then change the launch template. */
    newGroupImage: async () => {
      pinned.group += 1;
      diskFiles.write(join(folder, 'images.yaml'), pinsText(pinned.group, pinned.host));
      await newVersion(ec2, groupName(opened.fleet, POOL), ami('x86_64', pinned.group));
    },
    /** Pins another image of the static host. */
    newHostImage: () => {
      pinned.host += 1;
      diskFiles.write(join(folder, 'images.yaml'), pinsText(pinned.group, pinned.host));
    },
  };
}

async function newVersion(ec2: EC2Client, LaunchTemplateName: string, ImageId: string): Promise<void> {
  const described = await ec2.send(
    new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName, Versions: ['$Latest'] }),
  );
  // What is described is what is asked for, but that each field of it may be missing.
  const latest = described.LaunchTemplateVersions?.[0]?.LaunchTemplateData as RequestLaunchTemplateData;
  const LaunchTemplateData = { ...latest, ImageId };
  await ec2.send(new CreateLaunchTemplateVersionCommand({ LaunchTemplateName, LaunchTemplateData }));
}

const bookSchema = z.object({ version: z.string(), restartSince: z.number().optional() });

/** Lets other processes run playbooks on a leader. @returns its address, and what ends it */
export async function servedLeader(leader: LeaderPlaybooks) {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    if (request.url === '/stop') await leader.stop();
    else {
      const { version, restartSince } = bookSchema.parse(JSON.parse(Buffer.concat(pieces).toString()));
      await leader.setUp({ version, restartSince });
    }
    response.end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() };
}
