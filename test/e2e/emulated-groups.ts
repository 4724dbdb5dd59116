import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  SuspendProcessesCommand,
} from '@aws-sdk/client-auto-scaling';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { AutoscalingMachineGroups } from '../../tools/adapters/machine-groups/autoscaling-machine-groups.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import type { GroupsAccount } from '../contracts/machine-groups-contract.ts';
import { emulatedMachines } from './emulated-machines.ts';

let used = 0;

/** The groups of an emulator, filled as a test asks for it. */
export async function emulatedGroups(
  emulator: Emulator,
  region: string,
  image: string,
): Promise<GroupsAccount> {
  const client = emulatorClient(emulator.endpoint);
  const scaling = new AutoScalingClient({ region, ...client });
  const { addTemplate } = emulatedMachines(emulator, region, image);
  return {
    cloud: new AutoscalingMachineGroups(region, new AbortController().signal, client),
    async addGroup({ min, desired, max, suspended }) {
      const AutoScalingGroupName = `group-${++used}`;
      const LaunchTemplateId = await addTemplate(AutoScalingGroupName, [{ userData: 'text', gibibytes: 8 }]);
      await scaling.send(
        new CreateAutoScalingGroupCommand({
          AutoScalingGroupName,
          LaunchTemplate: { LaunchTemplateId, Version: '$Latest' },
          MinSize: min,
          DesiredCapacity: desired,
          MaxSize: max,
          AvailabilityZones: [`${region}a`],
          NewInstancesProtectedFromScaleIn: true,
        }),
      );
      if (suspended !== undefined)
        await scaling.send(
          new SuspendProcessesCommand({ AutoScalingGroupName, ScalingProcesses: [...suspended] }),
        );
      return AutoScalingGroupName;
    },
  };
}
