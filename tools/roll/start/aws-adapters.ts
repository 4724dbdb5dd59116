import { CloudwatchAlarms } from '../../adapters/alarms/cloudwatch-alarms.ts';
import { Ec2DryRuns } from '../../adapters/dry-runs/ec2-dry-runs.ts';
import { Ec2HomeVolumes } from '../../adapters/home-volumes/ec2-home-volumes.ts';
import { AutoscalingMachineGroups } from '../../adapters/machine-groups/autoscaling-machine-groups.ts';
import { Ec2MachineImages } from '../../adapters/machine-images/ec2-machine-images.ts';
import { AwsQuotas } from '../../adapters/quotas/aws-quotas.ts';
import { emulatorClient } from '../../emulator/environment.ts';

/** All that a roll asks of AWS, or of an emulator at this address. Requests under way when `signal` is aborted fail. */
export function awsAdapters(region: string, signal: AbortSignal, emulator: string | undefined) {
  const config = emulator === undefined ? {} : emulatorClient(emulator);
  return {
    groups: new AutoscalingMachineGroups(region, signal, config),
    homes: new Ec2HomeVolumes(region, signal, config),
    dryRuns: new Ec2DryRuns(region, signal, config),
    quotas: new AwsQuotas(region, signal, config),
    alarms: new CloudwatchAlarms(region, signal, config),
    images: new Ec2MachineImages(region, config),
  };
}
