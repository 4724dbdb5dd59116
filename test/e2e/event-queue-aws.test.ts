import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreFailed } from '../../bot/stores/bot-store.ts';
import { QUEUE_LIMITS, type QueueLimits } from '../../bot/stores/queue-limits.ts';
import { handledBatch } from '../../bot/stores/sqs/batch.ts';
import { FifoQueue } from '../../bot/stores/sqs/fifo-queue.ts';
import { QUEUE_SHAPE } from '../../bot/stores/sqs/queue-shape.ts';
import { SqsEventQueue } from '../../bot/stores/sqs/sqs-event-queue.ts';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { delivery, eventQueueContract } from '../contracts/event-queue-contract.ts';
import { startedEmulator } from './started-emulator.ts';

const REGION = 'us-west-2';
const folder = mkdtempSync(join(tmpdir(), 'bot-queue-'));
let emulator: Emulator;
let client: SQSClient;
let made = 0;

async function makeQueue(name: string, attributes: Readonly<Record<string, string>>): Promise<string> {
  const { QueueUrl = '' } = await client.send(
    new CreateQueueCommand({
      QueueName: `${name}.fifo`,
      Attributes: {
        FifoQueue: 'true',
        ContentBasedDeduplication: `${QUEUE_SHAPE.contentBasedDeduplication}`,
        DeduplicationScope: QUEUE_SHAPE.deduplicationScope,
        FifoThroughputLimit: QUEUE_SHAPE.throughputLimit,
        ...attributes,
      },
    }),
  );
  return QueueUrl;
}

/** A queue and its dead-letter queue, as the stacks make them but for their limits. */
async function queues(limits: QueueLimits) {
  const deadUrl = await makeQueue(`dead-${++made}`, {});
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] }),
  );
  const url = await makeQueue(`queue-${made}`, {
    VisibilityTimeout: `${limits.visibility / 1_000}`,
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: Attributes?.QueueArn,
      maxReceiveCount: limits.tries,
    }),
  });
  const config = emulatorClient(emulator.endpoint);
  const queue = new SqsEventQueue(
    new FifoQueue(url, REGION, config),
    new FifoQueue(deadUrl, REGION, config),
    limits,
  );
  return { queue, url };
}

beforeAll(async () => {
  emulator = await startedEmulator({ folder });
  client = new SQSClient({ region: REGION, ...emulatorClient(emulator.endpoint) });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('a queue in SQS', () => {
  eventQueueContract(
    async limits => ({
      queue: (await queues(limits)).queue,
      now: Date.now,
      pass: milliseconds => sleep(milliseconds + 100),
    }),
    { putIsSilent: true, forgetsHandled: true, takesOldReceipts: true },
  );

  it('makes what nobody can read a dead letter at once', async () => {
    const { queue, url } = await queues(QUEUE_LIMITS);
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: '{"format":7}',
        MessageGroupId: 'g',
        MessageDeduplicationId: 'x',
      }),
    );
    await queue.put(delivery('b'), 'g');
    const taken = await queue.take(9);
    expect(taken.map(each => each.delivery.id)).toEqual(['b']);
    const [letter] = await queue.deadLetters(9);
    expect(letter).toMatchObject({ delivery: undefined, times: 1 });
    expect(letter?.why).toMatch(/format is 7/);
    expect(await queue.replay(letter?.id ?? '')).toBe(true);
    expect(await queue.deadLetters(9)).toEqual([]);
  });

  it('takes ids, groups and reasons that SQS does not', async () => {
    const { queue } = await queues({ visibility: 60_000, tries: 1 });
    const id = 'Ü \u0000 \uffff';
    await queue.put(delivery(id), `${id} ${'g'.repeat(200)}`);
    const [taken] = await queue.take(1);
    expect(taken?.delivery.id).toBe(id);
    if (taken === undefined) return;
    const why = `\u0001${'y'.repeat(5_000)}`;
    expect(await queue.back(taken, why, 0)).toBe('dead');
    const [letter] = await queue.deadLetters(1);
    expect(letter?.id).toBe(id);
    expect(letter?.why).toBe(why.slice(0, 1_000));
    expect(await queue.replay(id)).toBe(true);
  });

  it('says which queue is not there', async () => {
    const config = emulatorClient(emulator.endpoint);
    const nowhere = new FifoQueue(`${emulator.endpoint}/123456789012/nowhere.fifo`, REGION, config);
    const queue = new SqsEventQueue(nowhere, nowhere);
    const taken = { receipt: 'r g', times: 1, delivery: delivery('a') };
    for (const each of [
      () => queue.put(delivery('a'), 'g'),
      () => queue.take(1),
      () => queue.back(taken, '', 0),
      () => queue.deadLetters(1),
      () => queue.replay('a'),
      () => queue.depth(),
    ]) {
      await expect(each()).rejects.toThrow(/nowhere\.fifo/);
      await expect(each()).rejects.toBeInstanceOf(StoreFailed);
    }
  });
});

describe('a batch of a Lambda function', () => {
  /** Messages as Lambda hands them over. */
  async function received(url: string) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return {
      Records: Messages.map(({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes = {} }) => ({
        messageId: MessageId,
        receiptHandle: ReceiptHandle,
        body: Body,
        attributes: Attributes,
        messageAttributes: Object.fromEntries(
          Object.entries(MessageAttributes).map(([name, { StringValue, DataType }]) => [
            name,
            { stringValue: StringValue, dataType: DataType, binaryListValues: [], stringListValues: [] },
          ]),
        ),
      })),
    };
  }

  it('keeps what is to come again, and what stands behind it', async () => {
    const { queue, url } = await queues({ visibility: 2_000, tries: 3 });
    for (const id of ['a1', 'a2', 'b1', 'c1', 'c2']) await queue.put(delivery(id), id.slice(0, 1));
    const batch = await received(url);
    expect(batch.Records).toHaveLength(5);
    const handled: string[] = [];
    const { batchItemFailures } = await handledBatch(batch, queue, async taken => {
      const { id } = taken.delivery;
      handled.push(id);
      if (id === 'a1') return queue.back(taken, 'busy', 0);
      if (id === 'b1') throw new Error('no');
      await queue.done(taken.receipt);
      return 'done';
    });
    expect(handled.toSorted()).toEqual(['a1', 'b1', 'c1', 'c2']);
    const kept = batchItemFailures.map(
      ({ itemIdentifier }) => batch.Records.find(({ messageId }) => messageId === itemIdentifier)?.body,
    );
    expect(kept.map(body => /"id":"(..)"/.exec(body ?? '')?.[1]).toSorted()).toEqual(['a1', 'a2', 'b1']);
    expect(await queue.depth()).toEqual({ waiting: 3, dead: 0 });
  });
});
