import { groupName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Statement } from '../../../stacks/policy-document.ts';
import { HOME_ROLE } from '../../adapters/home-volumes/home-volumes.ts';

/** Where the rights hold. */
export interface RollRightsProps {
  readonly fleet: Fleet;
  /** Twelve digits. */
  readonly account: string;
  /** `aws`, but in China and the US government's cloud. */
  readonly partition: string;
}

/**
 * What a roll itself does in AWS, as statements of a policy, with no more than that. Machines that Terraform makes anew
 * it makes with the rights of `fleet apply`, which are not repeated here.
 */
export function rollRights(props: RollRightsProps): readonly Statement[] {
  return [SEES, ...groupRights(props), ...homeRights(props), keyRight(props)];
}

const SEES: Statement = {
  sid: 'RollSees',
  actions: [
    'autoscaling:DescribeAutoScalingGroups',
    'autoscaling:DescribeAutoScalingInstances',
    'autoscaling:DescribeScalingActivities',
    'cloudwatch:DescribeAlarms',
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeInstances',
    'ec2:DescribeLaunchTemplateVersions',
    'ec2:DescribeLaunchTemplates',
    'ec2:DescribeSnapshots',
    'ec2:DescribeVolumes',
    'servicequotas:GetServiceQuota',
    'servicequotas:ListAWSDefaultServiceQuotas',
  ],
  // Most of these know no narrower resource, and what others run counts towards the quotas.
  resources: ['*'],
};

function groupRights({ fleet, account, partition }: RollRightsProps): readonly Statement[] {
  const groups = Object.entries(fleet.pools).filter(([, pool]) => pool.kind === 'autoscaled');
  if (groups.length === 0) return [];
  const prefix = `arn:${partition}:autoscaling:${fleet.region}:${account}:autoScalingGroup:*:autoScalingGroupName`;
  return [
    {
      sid: 'RollScales',
      actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      resources: groups.map(([pool]) => `${prefix}/${groupName(fleet, pool)}`),
    },
  ];
}

function homeRights({ fleet, account, partition }: RollRightsProps): readonly Statement[] {
  const ec2 = `arn:${partition}:ec2:${fleet.region}`;
  const volumes = `${ec2}:${account}:volume/*`;
  // A snapshot's ARN has no account.
  const snapshots = `${ec2}::snapshot/*`;
  const home = { 'aws:ResourceTag/fleet': fleet.fleet, 'aws:ResourceTag/role': HOME_ROLE };
  const tagged = { 'aws:RequestTag/fleet': fleet.fleet, 'aws:RequestTag/role': HOME_ROLE };
  return [
    allowed('RollSavesHome', ['ec2:CreateSnapshot'], [volumes], home),
    allowed('RollMakesSnapshots', ['ec2:CreateSnapshot'], [snapshots], tagged),
    allowed('RollReadsSnapshots', ['ec2:CreateVolume'], [snapshots], home),
    allowed('RollRestoresHome', ['ec2:CreateVolume'], [volumes], tagged),
    allowed('RollTags', ['ec2:CreateTags'], [volumes, snapshots], {
      'ec2:CreateAction': ['CreateSnapshot', 'CreateVolume'],
    }),
    allowed('RollMovesHome', ['ec2:AttachVolume', 'ec2:DetachVolume'], [volumes], home),
    allowed(
      'RollMovesHomeOfLeader',
      ['ec2:AttachVolume', 'ec2:DetachVolume'],
      [`${ec2}:${account}:instance/*`],
      { 'aws:ResourceTag/fleet': fleet.fleet, 'aws:ResourceTag/role': 'leader' },
    ),
  ];
}

/** A volume from an encrypted snapshot (EBS User Guide, "Permissions for IAM users"). */
function keyRight({ fleet, account, partition }: RollRightsProps): Statement {
  return allowed(
    'RollOpensHome',
    [
      'kms:CreateGrant',
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncrypt*',
    ],
    [`arn:${partition}:kms:${fleet.region}:${account}:key/*`],
    { 'aws:ResourceTag/fleet': fleet.fleet, 'kms:ViaService': `ec2.${fleet.region}.amazonaws.com` },
  );
}

const allowed = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions: Readonly<Record<string, string | readonly string[]>>,
): Statement => ({ sid, actions, resources, conditions: { StringEquals: conditions } });
