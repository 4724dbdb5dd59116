/** How patient a queue is. */
export interface QueueLimits {
  /** How long a taken delivery is nobody else's, in milliseconds. */
  readonly visibility: number;
  /** How often one is handed out before it is a dead letter. */
  readonly tries: number;
}

/** Six minutes: six times as long as a worker function may take. Eight tries are most of an hour. */
export const QUEUE_LIMITS: QueueLimits = { visibility: 360_000, tries: 8 };

/** Why a delivery is a dead letter of which no worker has said how it went. */
export const unfinished = (times: number): string =>
  `it was handed out ${times} times, and no worker said how it went: they may have been killed by it`;
