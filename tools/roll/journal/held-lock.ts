import type { JournalStore, LockAnswer } from '../../adapters/journal-store/journal-store.ts';
import { EXIT } from '../../exit-codes.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';

/** The lock is not ours any more: another process may have begun to act. */
export class LockLost extends UserError {
  constructor(why: string) {
    super(`this process does not hold the lock of the fleet’s rolls any more: ${why}`, {
      fix: 'nothing is lost: start it again, and it goes on where the journal ends',
      exitCode: EXIT.failed,
    });
    this.name = 'LockLost';
  }
}

/** Who wants the lock, and for how long it is given each time. */
export interface LockWish {
  readonly holder: string;
  readonly roll: string;
  /** In milliseconds, not below two minutes in S3, where one request may be tried for 40 s. So long others wait for a process that was killed. */
  readonly timeToLive: number;
}

/** A lock that is renewed while it is held. */
export interface HeldLock {
  readonly kind: 'ours';
  /** To be called before each act. @throws LockLost, from a tenth of its time before the lock expires */
  readonly check: () => void;
  /** Ends the renewing. */
  readonly giveBack: () => Promise<void>;
}

/** It is renewed so often in its time to live: one renewal may fail, and the next still comes in time. */
const RENEWALS = 3;
/** This part of its time is left over, for the act that was just begun and for clocks that do not agree. */
const MARGIN = 0.1;

/**
 * Takes the lock and holds it, or says who has it.
 * @throws as JournalStore does
 */
export async function heldLock(
  store: JournalStore,
  wish: LockWish,
  clock: Pick<World, 'now' | 'every'>,
): Promise<HeldLock | Exclude<LockAnswer, { readonly kind: 'ours' }>> {
  const { holder, roll, timeToLive } = wish;
  let until = Number.NEGATIVE_INFINITY;
  let lost: string | undefined;
  let lastFailure = '';
  const take = async () => {
    const now = clock.now();
    const expires = now + timeToLive;
    const answer = await store.lock({ holder, roll, expires }, now);
    if (answer.kind === 'ours') until = expires;
    return answer;
  };
  const isOver = () => clock.now() >= until - timeToLive * MARGIN;
  const check = () => {
    if (lost === undefined && isOver()) lost = `it was not renewed in time${lastFailure}`;
    if (lost !== undefined) throw new LockLost(lost);
  };
  const renew = async () => {
    // Once it may have been another's, it is not taken up again: what that one did is not known here.
    if (lost !== undefined || isOver()) return;
    try {
      const answer = await take();
      if (answer.kind === 'held') lost = `${answer.by.holder} has taken it over`;
    } catch (error) {
      lastFailure = ` (${error instanceof Error ? error.message : String(error)})`;
    }
  };
  const first = await take();
  if (first.kind === 'held') return first;
  let renewing = Promise.resolve();
  const stop = clock.every(timeToLive / RENEWALS, () => {
    renewing = renewing.then(renew);
  });
  const giveBack = async () => {
    stop();
    await renewing;
    lost ??= 'it was given back';
    await store.unlock(holder);
  };
  return { kind: 'ours', check, giveBack };
}
