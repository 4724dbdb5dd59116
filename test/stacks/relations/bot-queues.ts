import { z } from 'zod';
import { ofType, referencesIn } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const mappingSchema = z.object({
  event_source_arn: z.string(),
  function_name: z.string(),
  function_response_types: z.tuple([z.literal('ReportBatchItemFailures')]),
  scaling_config: z.object({ maximum_concurrency: z.int().min(2) }),
});

const queueSchema = z.object({
  name: z.string().endsWith('.fifo'),
  fifo_queue: z.literal(true),
  content_based_deduplication: z.literal(false),
  visibility_timeout_seconds: z.int().max(43_200),
  message_retention_seconds: z.int(),
  kms_master_key_id: z.string(),
  redrive_policy: z.string(),
});

const redriveSchema = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.int().min(1) });

const targetOf = (text: string): string => referencesIn(text)[0] ?? 'nothing';

/**
 * What a function takes from a queue is hidden six times as long as the function may run, the function has concurrency
 * for all that is handed to it, and what it cannot handle goes to another queue of the same kind, which keeps it as long.
 */
export const botQueues: Relation = view =>
  ofType(view, 'aws_lambda_event_source_mapping').flatMap(({ address, attributes }) => {
    const mapping = mappingSchema.parse(attributes);
    const queue = queueSchema.parse(view.get(targetOf(mapping.event_source_arn))?.attributes);
    const { timeout = 0, reserved_concurrent_executions: reserved = 0 } =
      view.get(targetOf(mapping.function_name))?.attributes ?? {};
    const redrive = redriveSchema.parse(JSON.parse(queue.redrive_policy));
    const dead = view.get(targetOf(redrive.deadLetterTargetArn))?.attributes;
    return [
      ...(queue.visibility_timeout_seconds >= 6 * Number(timeout) ? [] : [`${address}: hidden too shortly`]),
      ...(mapping.scaling_config.maximum_concurrency <= Number(reserved)
        ? []
        : [`${address}: more is handed over than may run`]),
      ...(dead?.fifo_queue === true ? [] : [`${address}: dead letters of a FIFO queue go to one`]),
      ...(Number(dead?.message_retention_seconds) >= queue.message_retention_seconds
        ? []
        : [`${address}: dead letters are gone before they would have been`]),
      ...(dead?.kms_master_key_id === queue.kms_master_key_id
        ? []
        : [`${address}: dead letters are not encrypted`]),
    ];
  });
