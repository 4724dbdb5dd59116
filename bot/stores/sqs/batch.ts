import type { Message } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { Taken } from '../event-queue.ts';
import type { SqsEventQueue } from './sqs-event-queue.ts';

/** What a Lambda function is called with for messages of SQS; of which only this is read. */
const batch = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      receiptHandle: z.string(),
      body: z.string(),
      attributes: z.object({ MessageGroupId: z.string(), ApproximateReceiveCount: z.string() }),
      messageAttributes: z.record(z.string(), z.object({ stringValue: z.string().optional() })).default({}),
    }),
  ),
});
type BatchRecord = z.output<typeof batch>['Records'][number];

/** What a Lambda function answers: those that SQS is to keep. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Handles the messages with which a Lambda function is called, one after another. After one that is to come again, those of
 * its group behind it are left alone and kept, or they would overtake it.
 * @param handle says of each how it went, after it has told the queue; what it throws keeps the message
 */
export async function handledBatch(
  event: unknown,
  queue: SqsEventQueue,
  handle: (taken: Taken) => Promise<'done' | 'again' | 'dead'>,
): Promise<BatchAnswer> {
  const kept: BatchRecord[] = [];
  for (const record of batch.parse(event).Records) {
    const isBehind = kept.some(other => groupOf(other) === groupOf(record));
    if (isBehind || (await isToCome(record, queue, handle))) kept.push(record);
  }
  return { batchItemFailures: kept.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function isToCome(
  record: BatchRecord,
  queue: SqsEventQueue,
  handle: (taken: Taken) => Promise<'done' | 'again' | 'dead'>,
): Promise<boolean> {
  try {
    const taken = await queue.opened(messageOf(record));
    return taken !== undefined && (await handle(taken)) === 'again';
  } catch {
    // Whoever handles has said what it was; here it must not take the others of the batch with it.
    return true;
  }
}

const groupOf = ({ attributes }: BatchRecord): string => attributes.MessageGroupId;

const messageOf = (record: BatchRecord): Message => ({
  MessageId: record.messageId,
  ReceiptHandle: record.receiptHandle,
  Body: record.body,
  Attributes: record.attributes,
  MessageAttributes: Object.fromEntries(
    Object.entries(record.messageAttributes).map(([name, { stringValue }]) => [
      name,
      { DataType: 'String', StringValue: stringValue },
    ]),
  ),
});
