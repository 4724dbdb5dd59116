import { type BatchAnswer, handledBatch } from '../stores/sqs/batch.ts';
import { SqsEventQueue } from '../stores/sqs/sqs-event-queue.ts';
import { lookAfter } from '../worker/look-after.ts';
import { handleTaken } from '../worker/run-worker.ts';
import type { WorkerParts } from '../worker/worker-parts.ts';
import { lambdaOutside, packedSettings } from './lambda-outside.ts';
import { openSecrets } from './open-secrets.ts';
import { openStorage } from './open-storage.ts';
import { openWorker } from './open-worker.ts';

let opened: Promise<WorkerParts> | undefined;

async function open(): Promise<WorkerParts> {
  const outside = lambdaOutside();
  const settings = await packedSettings(outside.environment);
  return openWorker(settings, await openStorage(settings, outside), openSecrets(settings, outside), outside);
}

/** Handles deliveries that SQS hands in; or, for the schedule's `{"task": "due"}`, looks after what is due. */
export async function handler(event: object): Promise<BatchAnswer> {
  opened ??= open();
  const parts = await opened.catch((error: unknown) => {
    // The next call tries again.
    opened = undefined;
    throw error;
  });
  if ('Records' in event && parts.queue instanceof SqsEventQueue)
    return handledBatch(event, parts.queue, taken => handleTaken(taken, parts));
  await lookAfter(parts);
  return { batchItemFailures: [] };
}
