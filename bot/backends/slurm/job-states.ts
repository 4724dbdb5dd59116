/** What a job's state in Slurm means for the bot. Source: JOB STATE CODES of squeue(1). */
export type JobPhase = 'waiting' | 'running' | 'ended';

const WAITING = new Set([
  'PENDING',
  'CONFIGURING',
  'REQUEUED',
  'REQUEUE_FED',
  'REQUEUE_HOLD',
  'RESV_DEL_HOLD',
  'SPECIAL_EXIT',
]);
const ENDED = new Set([
  'BOOT_FAIL',
  'CANCELLED',
  'COMPLETED',
  'DEADLINE',
  'FAILED',
  'NODE_FAIL',
  'OUT_OF_MEMORY',
  'PREEMPTED',
  'REVOKED',
  'TIMEOUT',
]);

/** The phase of a state. COMPLETING still writes, so it runs; a state that no manual names is taken for running too, which ends nothing. */
export function phaseOf(state: string): JobPhase {
  if (WAITING.has(state)) return 'waiting';
  return ENDED.has(state) ? 'ended' : 'running';
}

/** The reason of a job that was submitted with `--hold`. One that an administrator holds has another, and waits like any. */
export const HELD = 'JobHeldUser';
