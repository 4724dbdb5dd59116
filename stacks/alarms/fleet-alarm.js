import { CloudwatchMetricAlarm, } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { alarmName } from '../../fleet/resolve/names.ts';
/** An alarm that tells when it begins and when it is over. */
export function fleetAlarm(scope, id, props) {
    const { fleet, topicArn, about, says, does = [], ...condition } = props;
    return new CloudwatchMetricAlarm(scope, id, {
        ...condition,
        alarmName: alarmName(fleet, about),
        alarmDescription: says,
        alarmActions: [topicArn, ...does],
        okActions: [topicArn],
    });
}
