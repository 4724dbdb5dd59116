import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { Construct } from 'constructs';
import { logGroupName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { retentionDays } from '../logs/retention.ts';

/** A log group of the bot, encrypted, with the retention of `logs.keep`. @param part - one of `BOT_LOG_PARTS`, which the key's policy admits */
export const botLog = (
  scope: Construct,
  id: string,
  { fleet, keyArn, part }: { readonly fleet: Fleet; readonly keyArn: string; readonly part: string },
): CloudwatchLogGroup =>
  new CloudwatchLogGroup(scope, id, {
    name: logGroupName(fleet, part),
    retentionInDays: retentionDays(fleet.logs.keep),
    kmsKeyId: keyArn,
  });
