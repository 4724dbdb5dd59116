import type { Activity, AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { FailedActivity, MachineGroup } from './machine-groups.ts';

/** What Auto Scaling says of a group, but for what failed: that is asked apart. */
export const readGroup = (group: AutoScalingGroup): Omit<MachineGroup, 'failed'> => ({
  name: group.AutoScalingGroupName ?? '',
  desired: group.DesiredCapacity ?? 0,
  min: group.MinSize ?? 0,
  max: group.MaxSize ?? 0,
  machines: (group.Instances ?? []).map(machine => ({
    id: machine.InstanceId ?? '',
    lifecycle: machine.LifecycleState ?? '',
    healthy: machine.HealthStatus?.toLowerCase() === 'healthy',
    protected: machine.ProtectedFromScaleIn ?? false,
  })),
  suspended: (group.SuspendedProcesses ?? []).flatMap(({ ProcessName: name }) => name ?? []),
});

/** It wants more machines than are in service: then it is worth asking why. */
export const isShort = ({ desired, machines }: Pick<MachineGroup, 'desired' | 'machines'>): boolean =>
  machines.filter(({ lifecycle }) => lifecycle === 'InService').length < desired;

/** The last attempt to launch a machine, if it failed. @param activities the newest first, as Auto Scaling gives them */
export function lastFailure(activities: readonly Activity[]): FailedActivity | undefined {
  const ended = activities.find(
    ({ Description = '', EndTime }) => Description.startsWith('Launching') && EndTime !== undefined,
  );
  if (ended?.StatusCode !== 'Failed') return undefined;
  return {
    at: ended.StartTime?.getTime() ?? 0,
    message: ended.StatusMessage ?? ended.Description ?? 'Auto Scaling does not say why',
  };
}
