import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import type { Construct } from 'constructs';
import { alarmName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';

/** The condition of an alarm. */
export interface FleetAlarmProps
  extends Omit<CloudwatchMetricAlarmConfig, 'alarmName' | 'alarmDescription' | 'alarmActions' | 'okActions'> {
  readonly fleet: Fleet;
  readonly topicArn: string;
  /** What the alarm is about, as part of its name: `leader-system`. */
  readonly about: string;
  /** What it means and what to do; it stands in the notice. */
  readonly says: string;
  /** ARNs of what else happens than a notice. @default nothing */
  readonly does?: readonly string[];
}

/** An alarm that tells when it begins and when it is over. */
export function fleetAlarm(scope: Construct, id: string, props: FleetAlarmProps): CloudwatchMetricAlarm {
  const { fleet, topicArn, about, says, does = [], ...condition } = props;
  return new CloudwatchMetricAlarm(scope, id, {
    ...condition,
    alarmName: alarmName(fleet, about),
    alarmDescription: says,
    alarmActions: [topicArn, ...does],
    okActions: [topicArn],
  });
}
