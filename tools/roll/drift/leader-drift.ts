import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { HOME_DEVICE, leaderUserData } from '../../../stacks/leader/user-data.ts';
import { userDataHash } from '../../adapters/fleet-machines/user-data-hash.ts';
import type { Drift } from '../facts.ts';
import { imageDrift, settingDrift, typeDrift } from './differences.ts';
import type { SeenMachine } from './seen-machine.ts';

/**
 * How the leader differs from the fleet file in what Terraform leaves alone until it is replaced
 * (stacks/leader/leader-machine.ts). Subnets are compared where the fleet file names them.
 */
export function leaderDrift(fleet: Fleet, pins: ImagePins, machine: SeenMachine): readonly Drift[] {
  const { leader, network } = fleet;
  return [
    ...imageDrift(machine.image, pins.get(leader.image)),
    ...typeDrift(machine.instanceType, [leader.instance]),
    ...settingDrift('user data', machine.userData, wantedUserData(fleet, machine)),
    ...settingDrift('subnet', machine.subnet, network.existing?.private[0]),
  ];
}

/** Its user data names the volume of the home, whose id only AWS knows; undefined while none is attached. */
function wantedUserData(fleet: Fleet, { volumes }: SeenMachine): string | undefined {
  const volumeId = volumes.get(HOME_DEVICE);
  return volumeId && userDataHash(leaderUserData(fleet, { volumeId, device: HOME_DEVICE }));
}
