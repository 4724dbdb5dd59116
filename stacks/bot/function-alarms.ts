import { Construct } from 'constructs';
import type { BotPart } from '../../fleet/resolve/bot-parts.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { fleetAlarm } from '../alarms/fleet-alarm.ts';

/** A function as its alarms need it. */
interface WatchedFunction {
  readonly part: BotPart;
  readonly name: string;
  readonly timeoutSeconds: number;
}

/** A function and where its alarms go. */
export interface FunctionAlarmsProps {
  readonly fleet: Fleet;
  readonly topicArn: string;
  readonly of: WatchedFunction;
}

/** A run that takes a larger share of its time-out than this may be cut off the next time. */
const NEAR_THE_TIMEOUT = 0.8;

/** Alarms of one function: it fails, it is not let run, or it nearly runs out of time. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { fleet, topicArn, of }: FunctionAlarmsProps) {
    super(scope, id);
    const each = {
      fleet,
      topicArn,
      namespace: 'AWS/Lambda',
      dimensions: { FunctionName: of.name },
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      // Nothing is sent while it does not run.
      treatMissingData: 'notBreaching',
    };
    fleetAlarm(this, 'errors', {
      ...each,
      metricName: 'Errors',
      statistic: 'Sum',
      threshold: 0,
      about: `bot-${of.part}-errors`,
      says: `The bot's ${of.part} function ended badly. Its log says why; deliveries come again by themselves.`,
    });
    fleetAlarm(this, 'throttles', {
      ...each,
      metricName: 'Throttles',
      statistic: 'Sum',
      threshold: 0,
      about: `bot-${of.part}-throttles`,
      says: `More runs of the bot's ${of.part} function were asked for than its concurrency allows. Raise it in the fleet file if it stays so.`,
    });
    fleetAlarm(this, 'slow', {
      ...each,
      metricName: 'Duration',
      statistic: 'Maximum',
      // Milliseconds.
      threshold: of.timeoutSeconds * 1_000 * NEAR_THE_TIMEOUT,
      about: `bot-${of.part}-slow`,
      says: `A run of the bot's ${of.part} function took most of its ${of.timeoutSeconds} seconds. Is GitHub or a backend slow?`,
    });
  }
}
