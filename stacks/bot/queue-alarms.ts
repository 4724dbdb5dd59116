import { Construct } from 'constructs';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { fleetAlarm } from '../alarms/fleet-alarm.ts';
import { visibilitySeconds } from './bot-queue.ts';

/** The queues and where their alarms go. */
export interface QueueAlarmsProps {
  readonly fleet: Fleet;
  readonly bot: BotSettings;
  readonly topicArn: string;
  readonly queue: { readonly name: string; readonly deadLetters: { readonly name: string } };
}

/** Alarms of the queues: a delivery that could not be handled, and one that waits too long. */
export class QueueAlarms extends Construct {
  constructor(scope: Construct, id: string, { fleet, bot, topicArn, queue }: QueueAlarmsProps) {
    super(scope, id);
    const each = {
      fleet,
      topicArn,
      namespace: 'AWS/SQS',
      statistic: 'Maximum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      // SQS sends nothing of a queue in which nothing happens for six hours.
      treatMissingData: 'notBreaching',
    };
    fleetAlarm(this, 'dead', {
      ...each,
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: queue.deadLetters.name },
      threshold: 0,
      about: 'bot-dead-letters',
      says: 'A delivery could not be handled. `fleet bot dead-letters` lists them with reasons; `retry delivery ID` puts one back.',
    });
    fleetAlarm(this, 'age', {
      ...each,
      metricName: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: queue.name },
      // Whatever is older was taken and not handled, or nobody takes.
      threshold: visibilitySeconds(bot),
      about: 'bot-queue-age',
      says: "A delivery waits longer than the worker may have it in hand. The worker's log says what holds it up.",
    });
  }
}
