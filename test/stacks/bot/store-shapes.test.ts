import { describe, expect, it } from 'vitest';
import { TABLE_SHAPE } from '../../../bot/stores/dynamo/table-shape.ts';
import { QUEUE_SHAPE } from '../../../bot/stores/sqs/queue-shape.ts';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWithBot } from './bot-fleet.ts';

const view = synthesised(fleetWithBot());

describe('the table of the stack', () => {
  const [table] = ofType(view, 'aws_dynamodb_table');
  const { hashKey, rangeKey, index, timeToLive } = TABLE_SHAPE;

  it("has the keys that the bot's store reads and writes", () => {
    expect(table?.attributes).toMatchObject({
      hash_key: hashKey,
      range_key: rangeKey,
      global_secondary_index: [
        {
          name: index.name,
          hash_key: index.hashKey,
          range_key: index.rangeKey,
          projection_type: 'INCLUDE',
          non_key_attributes: index.holds,
        },
      ],
      ttl: { attribute_name: timeToLive, enabled: true },
    });
    const keys = [hashKey, rangeKey, index.hashKey, index.rangeKey];
    expect(table?.attributes.attribute).toEqual(keys.map(name => ({ name, type: 'S' })));
  });

  it('can be put back, and is not taken away', () => {
    expect(table?.attributes).toMatchObject({
      billing_mode: 'PAY_PER_REQUEST',
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true },
      deletion_protection_enabled: true,
    });
  });
});

describe('the queues of the stack', () => {
  it("are as the bot's queue takes them to be", () => {
    const [queue, dead] = ['bot_queue', 'bot_queue_dead'].map(
      name => view.get(`aws_sqs_queue.${name}`)?.attributes,
    );
    for (const each of [queue, dead])
      expect(each).toMatchObject({
        fifo_queue: true,
        content_based_deduplication: QUEUE_SHAPE.contentBasedDeduplication,
        deduplication_scope: QUEUE_SHAPE.deduplicationScope,
        fifo_throughput_limit: QUEUE_SHAPE.throughputLimit,
        message_retention_seconds: QUEUE_SHAPE.retention,
      });
    expect(ofType(view, 'aws_lambda_event_source_mapping')[0]?.attributes.batch_size).toBe(
      QUEUE_SHAPE.batchSize,
    );
    expect(queue?.visibility_timeout_seconds).toBe(QUEUE_SHAPE.visibility);
    expect(JSON.parse(String(queue?.redrive_policy)).maxReceiveCount).toBe(QUEUE_SHAPE.maxReceiveCount);
  });
});
