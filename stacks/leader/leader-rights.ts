import type { Fleet } from '../../fleet/schema/fleet.ts';
import { partitionOf } from '../account.ts';
import { sessionRights } from '../agents/session-agent-rights.ts';
import { METRICS_RIGHT } from '../metrics-right.ts';
import type { Statement } from '../policy-document.ts';
import { secretsKeyRight } from '../secrets-key-right.ts';

/** What the rights of the leader name. */
export interface LeaderRightsProps {
  readonly fleet: Fleet;
  /** Twelve digits. */
  readonly account: string;
  readonly keyArn: string;
  readonly logGroupArn: string;
  /** By the secret's name in the fleet file. */
  readonly secretArns: ReadonlyMap<string, string>;
}

/** The tag that the ec2-fleet plugin puts on machines that it has taken over (EC2FleetCloud in its source). */
const PLUGIN_TAG = 'ec2-fleet-plugin:cloud-name';

/** All that the leader may do in AWS, but for moving its groups. No build runs there; whoever administers Jenkins can do as much. */
export function leaderRights(props: LeaderRightsProps): readonly Statement[] {
  return [
    ...machineRights(props),
    ...secretRights(props),
    ...sessionRights(props.fleet, props.account),
    {
      sid: 'LogsWrite',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [`${props.logGroupArn}:*`],
    },
    METRICS_RIGHT,
  ];
}

function machineRights({ fleet, account }: LeaderRightsProps): readonly Statement[] {
  return [
    {
      sid: 'MachinesSee',
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeInstances',
        'ec2:DescribeRegions',
      ],
      // AWS knows no narrower resource for these: who may describe one group or machine may describe all.
      resources: ['*'],
    },
    {
      sid: 'HostKeysRead',
      // Machines print their SSH host keys on the console at boot, which is how the leader knows whom it talks to.
      actions: ['ec2:GetConsoleOutput'],
      resources: [`arn:${partitionOf(fleet.region)}:ec2:${fleet.region}:${account}:instance/*`],
      conditions: { StringEquals: { 'aws:ResourceTag/fleet': fleet.fleet } },
    },
    {
      sid: 'MachinesMark',
      actions: ['ec2:CreateTags'],
      resources: [`arn:${partitionOf(fleet.region)}:ec2:${fleet.region}:${account}:instance/*`],
      conditions: {
        StringEquals: { 'aws:ResourceTag/fleet': fleet.fleet },
        'ForAllValues:StringEquals': { 'aws:TagKeys': [PLUGIN_TAG] },
      },
    },
  ];
}

function secretRights({ fleet, keyArn, secretArns }: LeaderRightsProps): readonly Statement[] {
  const resources = [...secretArns.values()];
  if (resources.length === 0) return [];
  return [
    {
      sid: 'SecretsRead',
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources,
    },
    secretsKeyRight(fleet, keyArn, resources),
  ];
}
