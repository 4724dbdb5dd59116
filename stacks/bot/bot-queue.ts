import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy/index.js';
import { SqsQueueRedriveAllowPolicy } from '@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy/index.js';
import { Construct } from 'constructs';
import { botDeadLettersName, botQueueName } from '../../fleet/resolve/names.ts';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument } from '../policy-document.ts';

/** AWS's own advice for a queue in front of a function (Lambda Developer Guide, "Configuring a queue to use with Lambda"). */
const TIMES_THE_TIMEOUT = 6;

/** The longest that SQS keeps a message: a weekend and a holiday may pass before somebody looks. */
const DAYS_KEPT = 14;

/** For so long SQS uses a data key again, instead of asking KMS for each message. */
const SECONDS_OF_A_DATA_KEY = 300;

/** What the queues need to know. */
export interface BotQueueProps {
  readonly fleet: Fleet;
  readonly bot: BotSettings;
  readonly keyArn: string;
}

/** How long a delivery in hand is hidden from other workers, in seconds. */
export const visibilitySeconds = ({ worker }: Pick<BotSettings, 'worker'>): number =>
  worker.timeout.seconds * TIMES_THE_TIMEOUT;

/** Deliveries on their way to the worker, in order for each pull request, and those that could not be handled. */
export class BotQueue extends Construct {
  readonly arn: string;
  readonly url: string;
  readonly name: string;
  readonly deadLetters: { readonly arn: string; readonly url: string; readonly name: string };

  constructor(scope: Construct, id: string, props: BotQueueProps) {
    super(scope, id);
    const { fleet, bot } = props;
    const dead = new SqsQueue(this, 'dead', { name: botDeadLettersName(fleet), ...common(props) });
    const queue = new SqsQueue(this, THIS, {
      name: botQueueName(fleet),
      ...common(props),
      visibilityTimeoutSeconds: visibilitySeconds(bot),
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: bot.worker.attempts }),
    });
    new SqsQueueRedriveAllowPolicy(this, 'from', {
      queueUrl: dead.url,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [queue.arn] }),
    });
    for (const [part, { url, arn }] of Object.entries({ policy: queue, 'dead-policy': dead }))
      new SqsQueuePolicy(this, part, { queueUrl: url, policy: tlsOnly(arn) });
    this.arn = queue.arn;
    this.url = queue.url;
    this.name = queue.name;
    this.deadLetters = dead;
  }
}

const common = ({ keyArn }: BotQueueProps) => ({
  fifoQueue: true,
  // The delivery's own id tells repetitions, not its text.
  contentBasedDeduplication: false,
  deduplicationScope: 'messageGroup',
  fifoThroughputLimit: 'perMessageGroupId',
  messageRetentionSeconds: DAYS_KEPT * 86_400,
  kmsMasterKeyId: keyArn,
  kmsDataKeyReusePeriodSeconds: SECONDS_OF_A_DATA_KEY,
});

const tlsOnly = (queueArn: string): string =>
  policyDocument([
    {
      sid: 'TlsOnly',
      effect: 'Deny',
      principals: '*',
      actions: ['sqs:*'],
      resources: [queueArn],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
