import { Construct } from 'constructs';
import { partitionOf } from '../account.ts';
import { fleetAlarm } from './fleet-alarm.ts';
/** Alarms of the leader's two status checks, each after two failed minutes. */
export class LeaderAlarms extends Construct {
    constructor(scope, id, { fleet, topicArn, leaderInstanceId }) {
        super(scope, id);
        const check = {
            fleet,
            topicArn,
            namespace: 'AWS/EC2',
            dimensions: { InstanceId: leaderInstanceId },
            statistic: 'Maximum',
            period: 60,
            evaluationPeriods: 2,
            threshold: 1,
            comparisonOperator: 'GreaterThanOrEqualToThreshold',
            // A leader that EC2 hears nothing of is not known to be well.
            treatMissingData: 'breaching',
        };
        fleetAlarm(this, 'system', {
            ...check,
            metricName: 'StatusCheckFailed_System',
            about: 'leader-system',
            says: "The leader's hardware or power failed. EC2 moves it to another host by itself; its volumes go with it.",
            does: [`arn:${partitionOf(fleet.region)}:automate:${fleet.region}:ec2:recover`],
        });
        fleetAlarm(this, 'instance', {
            ...check,
            metricName: 'StatusCheckFailed_Instance',
            about: 'leader-instance',
            // No automatic restart: it would end all builds, and a leader out of memory often comes back without one.
            says: "The leader's operating system does not answer. Look at it in a session; restart it if it stays so.",
        });
    }
}
