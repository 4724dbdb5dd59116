import type { Construct } from 'constructs';
import { BOT_LOG_PARTS } from '../../fleet/resolve/bot-parts.ts';
import { logGroupName, wafLogGroupName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { Account, partitionOf } from '../account.ts';
import { LOG_PARTS } from '../logs/log-groups.ts';
import { policyDocument, type Statement } from '../policy-document.ts';

/** In a key's policy `*` is this key and nothing else; its ARN is not known before it is made. */
const THIS_KEY = ['*'];

const USE = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

/** Who may use the fleet's key, and for what. No statement is for everybody. */
export function keyPolicy(scope: Construct, fleet: Fleet, scalingRoleArn: string): string {
  const account = Account.of(scope).id;
  return policyDocument([
    accountAdministers(fleet, account),
    ...scalingOpensVolumes(scalingRoleArn),
    logsEncrypt(fleet, account),
    alarmsPublish(),
  ]);
}

/** Hands the decision to IAM, as AWS advises: otherwise a lost role locks the key for ever. */
function accountAdministers(fleet: Fleet, account: string): Statement {
  return {
    sid: 'AccountAdministers',
    principals: { AWS: `arn:${partitionOf(fleet.region)}:iam::${account}:root` },
    actions: ['kms:*'],
    resources: THIS_KEY,
  };
}

/** The two statements that Auto Scaling needs for encrypted volumes (EC2 Auto Scaling User Guide, "Required key policy"). */
function scalingOpensVolumes(scalingRoleArn: string): readonly Statement[] {
  const principals = { AWS: scalingRoleArn };
  return [
    { sid: 'ScalingUses', principals, actions: USE, resources: THIS_KEY },
    {
      sid: 'ScalingGrants',
      principals,
      actions: ['kms:CreateGrant'],
      resources: THIS_KEY,
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}

function logsEncrypt(fleet: Fleet, account: string): Statement {
  const parts = [...LOG_PARTS, ...(fleet.bot === undefined ? [] : BOT_LOG_PARTS)];
  const groups = [...parts.map(part => logGroupName(fleet, part)), wafLogGroupName(fleet)];
  const prefix = `arn:${partitionOf(fleet.region)}:logs:${fleet.region}:${account}:log-group`;
  return {
    sid: 'LogsEncrypt',
    principals: { Service: `logs.${fleet.region}.amazonaws.com` },
    actions: USE,
    resources: THIS_KEY,
    conditions: {
      ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': groups.map(name => `${prefix}:${name}`) },
    },
  };
}

/**
 * Alarms reach an encrypted topic only with this. CloudWatch asks KMS itself, as a service and not for the account,
 * so a condition on the calling account makes it fail, and then notices are lost without a word.
 */
function alarmsPublish(): Statement {
  return {
    sid: 'AlarmsPublish',
    principals: { Service: 'cloudwatch.amazonaws.com' },
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: THIS_KEY,
  };
}
