import type { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import type { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { fleetAlarm } from '../alarms/fleet-alarm.ts';

/** The API and where its alarm goes. */
export interface ApiAlarmProps {
  readonly fleet: Fleet;
  readonly topicArn: string;
  readonly api: { readonly id: string };
}

/** An alarm for deliveries that got no good answer: GitHub does not send them again by itself. */
export const apiAlarm = (
  scope: Construct,
  id: string,
  { fleet, topicArn, api }: ApiAlarmProps,
): CloudwatchMetricAlarm =>
  fleetAlarm(scope, id, {
    fleet,
    topicArn,
    namespace: 'AWS/ApiGateway',
    metricName: '5xx',
    dimensions: { ApiId: api.id },
    statistic: 'Sum',
    period: 300,
    evaluationPeriods: 1,
    threshold: 0,
    comparisonOperator: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
    about: 'bot-refusals',
    says: 'The bot answered deliveries with server errors. The reconciler fetches them again; the log of the ingest function says what was wrong.',
  });
