import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Statement } from '../policy-document.ts';

/** The queues, the key that encrypts them, and where they are. */
export interface QueueRightsProps {
  readonly fleet: Pick<Fleet, 'region'>;
  readonly keyArn: string;
  readonly queue: { readonly arn: string; readonly deadLetters: { readonly arn: string } };
}

/** Puts deliveries into the queue. */
export const puts = ({ queue }: QueueRightsProps): Statement => ({
  sid: 'DeliveriesPut',
  actions: ['sqs:SendMessage'],
  resources: [queue.arn],
});

/** Takes deliveries from the queue; the event source mapping does so with the rights of its function. */
export const takes = ({ queue }: QueueRightsProps): Statement => ({
  sid: 'DeliveriesTake',
  actions: [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
  ],
  resources: [queue.arn],
});

/** Lists dead letters, takes them out to put them back, and puts there at once what can never be read. */
export const digsOut = ({ queue }: QueueRightsProps): Statement => ({
  sid: 'DeadLetters',
  actions: [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
    'sqs:SendMessage',
  ],
  resources: [queue.deadLetters.arn],
});

/** Who sends needs a data key and reads it back; who receives only reads (SQS Developer Guide, "Key management"). */
export const queueKey = ({ fleet, keyArn }: QueueRightsProps, use: 'sends' | 'receives'): Statement => ({
  sid: 'QueueKey',
  actions: use === 'sends' ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
  resources: [keyArn],
  conditions: { StringEquals: { 'kms:ViaService': `sqs.${fleet.region}.amazonaws.com` } },
});
