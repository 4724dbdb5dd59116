import { describe, expect, it } from 'vitest';
import { CloudRefused } from '../../tools/adapters/aws/cloud-refused.ts';
import { Ec2DryRuns } from '../../tools/adapters/dry-runs/ec2-dry-runs.ts';
import { Ec2HomeVolumes } from '../../tools/adapters/home-volumes/ec2-home-volumes.ts';
import type { HomeVolume } from '../../tools/adapters/home-volumes/home-volumes.ts';
import { AutoscalingMachineGroups } from '../../tools/adapters/machine-groups/autoscaling-machine-groups.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { type PlayedAnswer, playedAnswers, refusal } from './played-answers.ts';
import { type PlayedGroup, playedScaling } from './played-scaling.ts';

const REGION = 'us-west-2';
const { signal } = new AbortController();
const MACHINE = 'i-0123456789abcdef0';

async function withGroup<T>(
  group: Partial<PlayedGroup>,
  use: (cloud: AutoscalingMachineGroups, played: Awaited<ReturnType<typeof playedScaling>>) => Promise<T>,
) {
  const all: PlayedGroup = {
    desired: 3,
    min: 1,
    machines: new Map([[MACHINE, 'InService']]),
    faults: [],
    ...group,
  };
  const played = await playedScaling(all);
  try {
    const cloud = new AutoscalingMachineGroups(REGION, signal, emulatorClient(played.endpoint));
    return { got: await use(cloud, played), desired: all.desired, asked: played.asked };
  } finally {
    played.stop();
  }
}

describe('a machine of a group', () => {
  it('is ended once where AWS obeys, and its answer is lost', async () => {
    const { got, desired, asked } = await withGroup({ faults: ['obeyed'] }, (cloud, { name }) =>
      cloud.retire(name, MACHINE, true),
    );
    expect(got).toEqual({ kind: 'gone' });
    expect(desired).toBe(2);
    expect(asked).toEqual([`${MACHINE} true`]);
  });

  it('is ended where AWS is busy or at fault first', async () => {
    const { got, desired, asked } = await withGroup({ faults: ['throttled', 'fault'] }, (cloud, { name }) =>
      cloud.retire(name, MACHINE, true),
    );
    expect(got).toEqual({ kind: 'retired', shrunk: true });
    expect(desired).toBe(2);
    expect(asked).toHaveLength(3);
  });

  it('gets another in its place where the group was shrunk by somebody else meanwhile', async () => {
    const { got, desired, asked } = await withGroup({ desired: 1, said: 2 }, (cloud, { name }) =>
      cloud.retire(name, MACHINE, true),
    );
    expect(got).toEqual({ kind: 'retired', shrunk: false });
    expect(desired).toBe(1);
    expect(asked).toEqual([`${MACHINE} true`, `${MACHINE} false`]);
  });

  it.each(['Terminating:Wait', 'Terminating', 'Terminated', 'Detaching', 'Warmed:Terminating:Wait'])(
    'is left alone as %s',
    async state => {
      const { got, asked } = await withGroup({ machines: new Map([[MACHINE, state]]) }, (cloud, { name }) =>
        cloud.retire(name, MACHINE, true),
      );
      expect(got).toEqual({ kind: 'gone' });
      expect(asked).toEqual([]);
    },
  );

  it('that does not come: its group says why', async () => {
    const message = 'We currently do not have sufficient c6a.8xlarge capacity in us-west-2a.';
    const activity = (status: string, end: string) =>
      `<member><ActivityId>1</ActivityId><Description>Launching a new EC2 instance.</Description><StatusCode>${status}</StatusCode><StatusMessage>${message}</StatusMessage><StartTime>2026-11-21T20:00:00Z</StartTime>${end}</member>`;
    const activities =
      activity('InProgress', '') + activity('Failed', '<EndTime>2026-11-21T20:00:02Z</EndTime>');
    const { got } = await withGroup({ activities }, async (cloud, { name }) => cloud.groups([name]));
    const [group] = [...got.values()];
    expect(group?.failed).toEqual({ at: Date.parse('2026-11-21T20:00:00Z'), message });
  });
});

const VOLUME = 'vol-0123456789abcdef0';
const HOME: HomeVolume = {
  id: VOLUME,
  state: 'available',
  zone: 'us-west-2a',
  type: 'gp3',
  gibibytes: 8,
  iops: undefined,
  throughput: undefined,
  encrypted: true,
  key: undefined,
  tags: new Map([['fleet', 'tvm']]),
  attached: undefined,
};

const ec2 = (action: string, inner: string): PlayedAnswer => [
  200,
  `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId>${inner}</${action}Response>`,
];

it('a snapshot is made once where EC2 obeys, and its answer is lost', async () => {
  const made: string[] = [];
  const item = (id: string) =>
    `<snapshotId>${id}</snapshotId><volumeId>${VOLUME}</volumeId><status>pending</status><startTime>2026-11-21T20:00:00Z</startTime><progress>17%</progress>`;
  const played = await playedAnswers(body => {
    if (body.get('Action') === 'CreateSnapshot') {
      made.push(`snap-${made.length}`);
      return [500, refusal('InternalError')[1]];
    }
    const items = made.map(id => `<item>${item(id)}</item>`).join('');
    return ec2('DescribeSnapshots', `<snapshotSet>${items}</snapshotSet>`);
  });
  const cloud = new Ec2HomeVolumes(REGION, signal, emulatorClient(played.endpoint));
  const snapshot = await cloud.ensureSnapshot({ volume: HOME, roll: 'r' }).finally(played.stop);
  expect(snapshot).toMatchObject({ id: 'snap-0', state: 'pending', progress: 17 });
  expect(made).toEqual(['snap-0']);
});

describe('a dry run', () => {
  const verdictOn = async (code: string) => {
    const played = await playedAnswers(() => refusal(code));
    const cloud = new Ec2DryRuns(REGION, signal, emulatorClient(played.endpoint));
    return cloud.attempt({ action: 'ec2:CreateSnapshot', volume: HOME }).finally(played.stop);
  };

  it('tells a refusal from what else is wrong', async () => {
    expect(await verdictOn('DryRunOperation')).toEqual({ kind: 'allowed' });
    expect(await verdictOn('UnauthorizedOperation')).toEqual({ kind: 'denied' });
    expect(await verdictOn('InvalidVolume.NotFound')).toMatchObject({ kind: 'unknown' });
  });

  it('says nothing where nobody knows who asks', async () => {
    await expect(verdictOn('AuthFailure')).rejects.toThrow(CloudRefused);
  });
});
