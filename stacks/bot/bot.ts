import { Construct } from 'constructs';
import { BOT_PARTS } from '../../fleet/resolve/bot-parts.ts';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { apiAlarm } from './api-alarm.ts';
import { BotFunctions } from './bot-functions.ts';
import { BotQueue } from './bot-queue.ts';
import { BotTable } from './bot-table.ts';
import { FunctionAlarms } from './function-alarms.ts';
import { QueueAlarms } from './queue-alarms.ts';
import { Schedules } from './schedules.ts';
import { WebApi } from './web-api.ts';
import { WebHost } from './web-host.ts';

/** What the bot needs to know. */
export interface BotProps {
  readonly fleet: Fleet;
  readonly bot: BotSettings;
  readonly keyArn: string;
  /** By the secret's name in the fleet file. */
  readonly secretArns: ReadonlyMap<string, string>;
  readonly topicArn: string;
}

/** The CI bot: an API, a queue and three functions around one table. */
export class Bot extends Construct {
  /** Where GitHub sends deliveries. */
  readonly webhookAddress: string;
  readonly tableName: string;
  readonly queueUrl: string;
  readonly deadLettersUrl: string;

  constructor(scope: Construct, id: string, props: BotProps) {
    super(scope, id);
    const { fleet, bot } = props;
    const queue = new BotQueue(this, 'queue', props);
    const table = new BotTable(this, 'table', props);
    const functions = new BotFunctions(this, 'function', { ...props, queue, table });
    const api = new WebApi(this, 'api', { ...props, ingest: functions.ingest });
    if (bot.host !== undefined) new WebHost(this, 'host', { fleet, host: bot.host, api });
    new Schedules(this, 'schedule', { fleet, bot, worker: functions.worker, reconcile: functions.reconcile });
    this.#alarms(props, queue, functions, api);
    this.webhookAddress = `${bot.host === undefined ? api.address : `https://${bot.host}`}/webhook`;
    this.tableName = table.name;
    this.queueUrl = queue.url;
    this.deadLettersUrl = queue.deadLetters.url;
  }

  #alarms({ fleet, bot, topicArn }: BotProps, queue: BotQueue, functions: BotFunctions, api: WebApi): void {
    const alarms = new Construct(this, 'alarm');
    new QueueAlarms(alarms, 'queue', { fleet, bot, topicArn, queue });
    apiAlarm(alarms, 'api', { fleet, topicArn, api });
    for (const part of BOT_PARTS)
      new FunctionAlarms(alarms, part, {
        fleet,
        topicArn,
        of: { part, name: functions[part].name, timeoutSeconds: functions.timeouts[part] },
      });
  }
}
