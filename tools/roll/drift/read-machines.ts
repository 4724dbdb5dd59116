import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { FleetMachines } from '../../adapters/fleet-machines/fleet-machines.ts';
import { emulatorClient } from '../../emulator/environment.ts';
import type { MachineFacts } from '../facts.ts';

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
  const machines = await cloud.machines(fleet.fleet);
  throw new Error(`${machines.length} machines, ${pins.size} pins: not compared yet`);
}
