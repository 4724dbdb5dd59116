import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { StaticPool } from '../../../fleet/schema/pool-kind.ts';
import { agentUserData } from '../../../stacks/agents/agent-user-data.ts';
import { userDataHash } from '../../adapters/fleet-machines/user-data-hash.ts';
import type { Drift } from '../facts.ts';
import { imageDrift, settingDrift, typeDrift } from './differences.ts';
import type { SeenMachine } from './seen-machine.ts';

/** Which host of which pool a machine is. */
export interface HostOfPool {
  readonly name: string;
  readonly pool: StaticPool;
  /** From 1. */
  readonly host: number;
}

/**
 * How a static host differs from the fleet file in what Terraform leaves alone until it is replaced
 * (stacks/agents/static-host.ts). Subnets are compared where the fleet file names them.
 */
export function hostDrift(
  fleet: Fleet,
  pins: ImagePins,
  machine: SeenMachine,
  { name, pool, host }: HostOfPool,
): readonly Drift[] {
  const subnets = fleet.network.existing?.private ?? [];
  return [
    ...imageDrift(machine.image, pins.get(pool.image)),
    ...typeDrift(machine.instanceType, [pool.instances[0]]),
    ...settingDrift('user data', machine.userData, userDataHash(agentUserData(fleet, name))),
    ...settingDrift('subnet', machine.subnet, subnets[(host - 1) % subnets.length]),
  ];
}
