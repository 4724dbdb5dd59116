import { join } from 'node:path';
import { groupName } from '../../../fleet/resolve/names.ts';
import { labelPromises } from '../../../jenkins-casc/jobs/label-promises.ts';
import { Ec2FleetMachines } from '../../adapters/fleet-machines/ec2-fleet-machines.ts';
import { hurried } from '../../adapters/jenkins/stand-in/leader-life.ts';
import type { StandInJob } from '../../adapters/jenkins/stand-in/set-up.ts';
import { StandInJenkins } from '../../adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { AutoscalingMachineGroups } from '../../adapters/machine-groups/autoscaling-machine-groups.ts';
import { emulatorClient } from '../../emulator/environment.ts';
import type { SoundFleet } from '../../fleet-file/open-fleet.ts';
import type { World } from '../../world.ts';
import { setUpWork } from './demo-work.ts';
import { EmulatedPlugin } from './emulated-plugin.ts';
import { PlayedLeader } from './played-leader.ts';
import { StandInAnsible } from './stand-in-ansible.ts';

/** Who rolls; the stand-in knows nobody else but the developers, who need no password. */
const ROLLER = { name: 'fleet', password: 'of-nobody', token: 'of-the-demo', role: 'administer' } as const;

/** A restart of the stand-in takes this share of what it takes a real Jenkins. */
const HASTE = 0.3;

/** From a machine's launch until its agent is there, in milliseconds. */
const BOOT = 2_000;

/** Where a roll is played. */
export interface StageOptions {
  readonly opened: SoundFleet;
  /** The address of the emulator of AWS. */
  readonly emulator: string;
  readonly jobs?: Readonly<Record<string, StandInJob>>;
  /** The core version of the Jenkins that runs. */
  readonly runs: string;
}

/** A Jenkins whose agents are the machines of an emulated account. */
export interface Stage {
  readonly standIn: StandInJenkins;
  readonly leader: PlayedLeader;
  readonly ansible: StandInAnsible;
  readonly groups: AutoscalingMachineGroups;
  readonly machines: Ec2FleetMachines;
  /** The world in which the account of the roll is known, and nothing is told to any chat. */
  readonly world: World;
  /** Brings the nodes to where the machines are, once. */
  look(): Promise<void>;
  /** On which nodes the smoke job fails; nowhere, unless this is changed. */
  readonly smoke: { fails: (node: string) => boolean };
  /** Sees to it that the groups of these pools have so many machines. */
  enlarge(sizes: Readonly<Record<string, number>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Jenkins beside an emulated account, with a node for each machine that is there or comes. */
export async function openStage(
  { opened: { fleet }, emulator, jobs, runs }: StageOptions,
  world: World,
): Promise<Stage> {
  const client = emulatorClient(emulator);
  const { now, signal, files } = world;
  const machines = new Ec2FleetMachines(fleet.region, signal, client);
  const groups = new AutoscalingMachineGroups(fleet.region, signal, client);
  const standIn = await StandInJenkins.start({ accounts: [ROLLER], now, times: hurried(HASTE) });
  standIn.state.work.process.install({ version: runs }, 'now');
  const smoke: Stage['smoke'] = { fails: () => false };
  const labels = labelPromises(fleet).map(({ label }) => label);
  setUpWork(standIn, labels, jobs, node => smoke.fails(node));
  const plugin = new EmulatedPlugin({ fleet, machines, standIn, boot: BOOT, now });
  const leader = new PlayedLeader(standIn, now);
  return {
    standIn,
    leader,
    ansible: new StandInAnsible(leader, files),
    groups,
    machines,
    world: { ...world, environment: rollerIn(world.environment) },
    smoke,
    look: () => plugin.look(),
    enlarge: async sizes => {
      for (const [pool, to] of Object.entries(sizes)) await groups.enlarge(groupName(fleet, pool), to);
    },
    stop: () => standIn.stop(),
  };
}

function rollerIn(environment: World['environment']): World['environment'] {
  const kept = Object.entries(environment).filter(([name]) => !/^(?:JENKINS|FLEET)_/.test(name));
  return { ...Object.fromEntries(kept), JENKINS_USER: ROLLER.name, JENKINS_API_TOKEN: ROLLER.token };
}

/** The folder of what the acts of roll and bot write, beside the outputs of a fleet. */
export const rollFolder = (out: string, fleet: string): string => join(out, fleet, 'demo');
