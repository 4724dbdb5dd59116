import type { ImagePins } from '../../../fleet/images/pins.ts';
import { groupName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { FleetMachine, FleetMachines } from '../../adapters/fleet-machines/fleet-machines.ts';
import { emulatorClient } from '../../emulator/environment.ts';
import { inParallel } from '../../jobs/in-parallel.ts';
import type { MachineFacts } from '../facts.ts';
import { driftOf } from './drift-of.ts';
import { notesOf } from './notes-of.ts';
import { placeOf } from './place.ts';
import type { SeenMachine } from './seen-machine.ts';

/** Questions about single machines at a time. */
const WIDTH = 4;

/** Where the machines are looked for. */
export interface MachinesFrom {
  readonly region: string;
  /** The address of an AWS emulator, instead of AWS. */
  readonly emulator?: string;
  readonly signal: AbortSignal;
}

/** What a reading needs of the world; tests give their own. */
export interface ReadingEnvironment {
  readonly cloudOf: (from: MachinesFrom) => Promise<FleetMachines>;
}

const AWS: ReadingEnvironment = {
  // Only what asks AWS waits for its SDK.
  cloudOf: async ({ region, emulator, signal }) => {
    const { Ec2FleetMachines } = await import('../../adapters/fleet-machines/ec2-fleet-machines.ts');
    return new Ec2FleetMachines(region, signal, emulator === undefined ? {} : emulatorClient(emulator));
  },
};

/** A fleet's machines in AWS, and what a reader should know beside them, a sentence each. */
export interface ReadMachines {
  /** The leader first, then pool by pool. */
  readonly machines: readonly MachineFacts[];
  readonly notes: readonly string[];
}

/**
 * The machines of a fleet and how each differs from what the fleet file and the pins ask for. It changes nothing.
 * @throws NoCredentials, CloudRefused
 */
export async function readMachines(
  fleet: Fleet,
  pins: ImagePins,
  from: MachinesFrom,
  environment: ReadingEnvironment = AWS,
): Promise<ReadMachines> {
  const cloud = await environment.cloudOf(from);
  const pools = Object.entries(fleet.pools).filter(([, pool]) => pool.kind === 'autoscaled');
  const names = pools.map(([name]) => groupName(fleet, name));
  const [found, templates] = await Promise.all([cloud.machines(fleet.fleet), cloud.templates(names)]);
  const machines = await inParallel(found, WIDTH, machine => withUserData(fleet, machine, cloud));
  const facts = driftOf(fleet, pins, machines, templates);
  return { machines: facts, notes: notesOf(fleet, pins, { machines, templates, facts }) };
}

/** Of machines of groups the launch template says it; each of the others is asked for by itself. */
async function withUserData(fleet: Fleet, machine: FleetMachine, cloud: FleetMachines): Promise<SeenMachine> {
  const place = placeOf(fleet, machine);
  const isAsked = place?.kind === 'leader' || place?.kind === 'static';
  return { ...machine, userData: isAsked ? await cloud.userData(machine.id) : undefined };
}
