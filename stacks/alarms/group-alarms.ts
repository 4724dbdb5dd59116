import { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { fleetAlarm } from './fleet-alarm.ts';

/** The groups of the autoscaled pools and where their alarms go. */
export interface GroupAlarmsProps {
  readonly fleet: Fleet;
  readonly topicArn: string;
  /** By pool. */
  readonly groups: ReadonlyMap<string, { readonly name: string }>;
}

/** So long may a group be full before somebody is told: shorter peaks are what the maximum is for. */
const FULL_MINUTES = 15;

/** An alarm for each group that stands at its maximum, whatever that is at the time: schedules move it. */
export class GroupAlarms extends Construct {
  constructor(scope: Construct, id: string, { fleet, topicArn, groups }: GroupAlarmsProps) {
    super(scope, id);
    for (const [pool, group] of groups)
      fleetAlarm(this, pool, {
        fleet,
        topicArn,
        metricQuery: [
          {
            id: 'full',
            expression: 'IF(most > 0 AND running >= most, 1, 0)',
            label: 'full',
            returnData: true,
          },
          groupMetric('running', 'GroupInServiceInstances', group.name),
          groupMetric('most', 'GroupMaxSize', group.name),
        ],
        evaluationPeriods: FULL_MINUTES,
        threshold: 1,
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        treatMissingData: 'notBreaching',
        about: `pool-${pool}-full`,
        says: `The pool ${pool} has had all its machines for ${FULL_MINUTES} minutes, and builds wait. Raise its max, or look for builds that hang.`,
      });
  }
}

function groupMetric(id: string, metricName: string, group: string) {
  return {
    id,
    metric: {
      namespace: 'AWS/AutoScaling',
      metricName,
      dimensions: { AutoScalingGroupName: group },
      period: 60,
      stat: 'Minimum',
    },
  };
}
