import { SHOW_PAUSE } from '../core/show.ts';
import { ForgeFailed } from '../github/forge.ts';
import { StoreFailed } from '../stores/bot-store.ts';
import type { Taken } from '../stores/event-queue.ts';
import { Busy, handleDelivery } from './handle-delivery.ts';
import { lookAfter, type OnlyRuns } from './look-after.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How many pull requests are handled side by side. */
const BESIDE = 8;
/** From which time on a delivery is decided even where GitHub does not say what somebody is: then the comment says so. */
const PATIENT = 4;
/** How long nothing is asked of an empty queue, in milliseconds. */
const IDLE = 250;
/** The pause after a failure, doubled with each, in milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 300_000;

/** Handles one delivery and tells the queue how that went. It never throws. */
export async function handleTaken(taken: Taken, parts: WorkerParts): Promise<'done' | 'again' | 'dead'> {
  const { queue, log, now } = parts;
  const { delivery, times, receipt } = taken;
  try {
    await handleDelivery(delivery, parts, times < PATIENT ? 'throw' : 'decide');
    await queue.done(receipt);
    return 'done';
  } catch (error) {
    const why = whyNot(error);
    log('delivery failed', { delivery: delivery.id, why, times });
    // Where the queue fails too, it hands the delivery out again by itself.
    return queue.back(taken, why, pauseAfter(error, times), now()).catch(() => 'again' as const);
  }
}

function whyNot(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unknown';
  const isKnown = [Busy, ForgeFailed, StoreFailed].some(kind => error instanceof kind);
  return isKnown ? message : `the bot has a defect: ${message}`;
}

function pauseAfter(error: unknown, times: number): number {
  const pause = Math.min(FIRST_PAUSE * 2 ** (times - 1), LONGEST_PAUSE);
  return error instanceof ForgeFailed ? Math.max(error.after, pause) : pause;
}

/** Handles deliveries until it is asked to stop; those in hand are handled to their end. */
export async function workOnQueue(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const inHand = new Set<Promise<unknown>>();
  while (!signal.aborted) {
    const taken = await parts.queue.take(BESIDE - inHand.size, parts.now()).catch(() => []);
    for (const one of taken) {
      const work = handleTaken(one, parts).finally(() => inHand.delete(work));
      inHand.add(work);
    }
    if (inHand.size >= BESIDE) await Promise.race(inHand);
    else if (taken.length === 0) await parts.sleep(IDLE);
  }
  await Promise.all(inHand);
}

/** How a process looks after runs. */
export interface Looking {
  /** How often it looks; undefined: until it is asked to stop. */
  readonly rounds: number | undefined;
  readonly only: OnlyRuns;
  /** The pause between two looks for what is due, in milliseconds. */
  readonly pause: number;
  /** What is due within so many milliseconds is looked at too. */
  readonly ahead: number;
}

/** Looks after what is due, again and again. After a last look it is waited until the comments may tell what was seen. */
export async function workOnRuns(parts: WorkerParts, looking: Looking, signal: AbortSignal): Promise<void> {
  const { rounds, only, pause, ahead } = looking;
  const look = (which: OnlyRuns, within: number) =>
    lookAfter(parts, which, within).catch((error: unknown) => {
      parts.log('look failed', { why: error instanceof Error ? error.message : 'a defect' });
    });
  for (let round = 0; round < (rounds ?? Number.POSITIVE_INFINITY) && !signal.aborted; round += 1) {
    if (round > 0) await parts.sleep(pause);
    await look(only, ahead);
  }
  if (rounds === undefined || rounds === 0 || signal.aborted) return;
  await parts.sleep(SHOW_PAUSE);
  await look(() => false, 0);
}
