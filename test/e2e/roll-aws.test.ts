import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { CreateVolumeCommand, DescribeSnapshotsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CloudwatchAlarms } from '../../tools/adapters/alarms/cloudwatch-alarms.ts';
import { Ec2DryRuns } from '../../tools/adapters/dry-runs/ec2-dry-runs.ts';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { Ec2HomeVolumes } from '../../tools/adapters/home-volumes/ec2-home-volumes.ts';
import { AwsQuotas } from '../../tools/adapters/quotas/aws-quotas.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { rightsMissing } from '../../tools/roll/rights/rights-missing.ts';
import { alarmsContract } from '../contracts/alarms-contract.ts';
import { homeVolumesContract, type VolumesAccount } from '../contracts/home-volumes-contract.ts';
import { machineGroupsContract } from '../contracts/machine-groups-contract.ts';
import { quotasContract } from '../contracts/quotas-contract.ts';
import { emulatedGroups } from './emulated-groups.ts';
import { emulatedMachines } from './emulated-machines.ts';
import { startedEmulator } from './started-emulator.ts';

const REGION = 'us-west-2';
/** Where nothing else is made, so that machines can be counted. */
const EMPTY_REGION = 'eu-central-1';
const IMAGE = { id: 'ami-00000000000000001', name: 'agent', architecture: 'x86_64' } as const;
const folder = mkdtempSync(join(tmpdir(), 'roll-aws-'));
const { signal } = new AbortController();
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startedEmulator({ folder, images: [IMAGE] });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

const client = () => emulatorClient(emulator.endpoint);

describe('groups of Auto Scaling, as the emulator plays it', () =>
  machineGroupsContract(() => emulatedGroups(emulator, REGION, IMAGE.id)));

async function volumesAccount(): Promise<VolumesAccount> {
  const ec2 = new EC2Client({ region: REGION, ...client() });
  const { run } = emulatedMachines(emulator, REGION, IMAGE.id);
  return {
    cloud: new Ec2HomeVolumes(REGION, signal, client()),
    async addVolume(tags) {
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      const made = await ec2.send(
        new CreateVolumeCommand({
          AvailabilityZone: `${REGION}a`,
          Size: 8,
          VolumeType: 'gp3',
          Throughput: 125,
          Encrypted: true,
          ...(Tags.length > 0 && { TagSpecifications: [{ ResourceType: 'volume' as const, Tags }] }),
        }),
      );
      return made.VolumeId ?? '';
    },
    addMachine: async () =>
      (await run({ ImageId: IMAGE.id, InstanceType: 'm5.large' }, { Name: 'x' }))[0] ?? '',
  };
}

describe('homes of EC2, as the emulator plays it', () => homeVolumesContract(volumesAccount, 'contract'));

describe('alarms of CloudWatch, as the emulator plays it', () =>
  alarmsContract(async () => {
    const cloudwatch = new CloudWatchClient({ region: REGION, ...client() });
    return {
      cloud: new CloudwatchAlarms(REGION, signal, client()),
      async addAlarm({ name, state, reason, says }) {
        await cloudwatch.send(
          new PutMetricAlarmCommand({
            AlarmName: name,
            AlarmDescription: says,
            MetricName: 'StatusCheckFailed',
            Namespace: 'AWS/EC2',
            Statistic: 'Maximum',
            Period: 60,
            EvaluationPeriods: 1,
            Threshold: 1,
            ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          }),
        );
        const input = { AlarmName: name, StateValue: state, StateReason: reason };
        await cloudwatch.send(new SetAlarmStateCommand(input));
      },
    };
  }, 'contract'));

describe('quotas of AWS, as the emulator plays it', () =>
  quotasContract(async () => {
    const { addMachine } = emulatedMachines(emulator, EMPTY_REGION, IMAGE.id);
    return {
      cloud: new AwsQuotas(EMPTY_REGION, signal, client()),
      // "VPCs per Region": the emulator knows the quotas of VPC only.
      known: { service: 'vpc', code: 'L-F678F1CE' },
      async addMachine({ type, spot }, state) {
        await addMachine({ tags: { Name: type }, instanceType: type, spot, state });
      },
    };
  }));

describe('the rights of a roll', () => {
  it('are tried without anything being done', async () => {
    const { cloud, addVolume, addMachine } = await volumesAccount();
    const instance = await addMachine();
    const id = await addVolume({ fleet: 'rights', role: 'jenkins-home' });
    await cloud.swap({ instance, device: '/dev/sdf', from: id, to: id });
    const home = await cloud.home('rights');
    const missing = await rightsMissing({
      dryRuns: new Ec2DryRuns(REGION, signal, client()),
      home,
      machine: instance,
      reads: [() => cloud.home('rights')],
    });
    expect(missing).toEqual({ denied: [], unknown: [] });
    expect(await cloud.home('rights')).toEqual(home);
    const ec2 = new EC2Client({ region: REGION, ...client() });
    const { Snapshots } = await ec2.send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: 'volume-id', Values: [id] }] }),
    );
    expect(Snapshots).toEqual([]);
  });
});
