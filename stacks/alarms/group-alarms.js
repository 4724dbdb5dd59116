import { Construct } from 'constructs';
import { fleetAlarm } from './fleet-alarm.ts';
/** So long may a group be full before somebody is told: shorter peaks are what the maximum is for. */
const FULL_MINUTES = 15;
/** An alarm for each group that stands at its maximum, whatever that is at the time: schedules move it. */
export class GroupAlarms extends Construct {
    constructor(scope, id, { fleet, topicArn, groups }) {
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
function groupMetric(id, metricName, group) {
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
