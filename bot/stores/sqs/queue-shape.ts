import { QUEUE_LIMITS } from '../queue-limits.ts';

/** The bot's queue and its dead-letter queue in SQS, as the stacks make them; a test compares both. Both are FIFO queues. */
export const QUEUE_SHAPE = {
  /** In seconds. */
  visibility: QUEUE_LIMITS.visibility / 1_000,
  /** Counts for messages that no worker speaks of; of others the worker makes dead letters itself, with the reason. */
  maxReceiveCount: QUEUE_LIMITS.tries,
  /** As long as SQS keeps anything; in seconds. */
  retention: 14 * 24 * 3_600,
  /**
   * One at a time to a worker function. In a larger batch those behind one that fails would be counted as received without
   * having been tried, and become dead letters innocently.
   */
  batchSize: 1,
  contentBasedDeduplication: false,
  deduplicationScope: 'messageGroup',
  throughputLimit: 'perMessageGroupId',
} as const;
