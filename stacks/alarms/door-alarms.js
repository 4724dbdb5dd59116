import { Construct } from 'constructs';
import { fleetAlarm } from './fleet-alarm.ts';
/** ACM renews 60 days before the end; what is not renewed 30 days before it needs a person. */
const DAYS_BEFORE_EXPIRY = 30;
/** Errors in five minutes. A restart of Jenkins makes some; three such periods in a row are an outage. */
const ERRORS = 10;
/** Alarms of the load balancer: errors of its own, errors of Jenkins, and the end of the certificate. */
export class DoorAlarms extends Construct {
    constructor(scope, id, props) {
        super(scope, id);
        fleetAlarm(this, 'unreachable', {
            ...errorsOf(props, 'HTTPCode_ELB_5XX_Count'),
            about: 'jenkins-unreachable',
            says: 'The load balancer finds no healthy leader, or gets no answer from it. Is the Jenkins container up?',
        });
        fleetAlarm(this, 'errors', {
            ...errorsOf(props, 'HTTPCode_Target_5XX_Count'),
            about: 'jenkins-errors',
            says: "Jenkins answers with server errors. Its log is in the fleet's log group of the leader.",
        });
        fleetAlarm(this, 'certificate', {
            ...lastDaysOf(props),
            about: 'certificate',
            says: `The certificate ends in less than ${DAYS_BEFORE_EXPIRY} days and was not renewed. Is its DNS record still there?`,
        });
    }
}
function errorsOf({ fleet, topicArn, loadBalancer }, metricName) {
    return {
        fleet,
        topicArn,
        namespace: 'AWS/ApplicationELB',
        metricName,
        dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        statistic: 'Sum',
        period: 300,
        evaluationPeriods: 3,
        threshold: ERRORS,
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        // The count is not sent while there are none.
        treatMissingData: 'notBreaching',
    };
}
function lastDaysOf({ fleet, topicArn, loadBalancer }) {
    return {
        fleet,
        topicArn,
        namespace: 'AWS/CertificateManager',
        metricName: 'DaysToExpiry',
        dimensions: { CertificateArn: loadBalancer.certificateArn },
        statistic: 'Minimum',
        period: 86_400,
        evaluationPeriods: 1,
        threshold: DAYS_BEFORE_EXPIRY,
        comparisonOperator: 'LessThanThreshold',
        // Nothing is sent for a certificate that has expired, and that is no reason to be calm.
        treatMissingData: 'ignore',
    };
}
