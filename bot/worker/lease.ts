import type { WorkerParts } from './worker-parts.ts';

/**
 * How long a worker that was killed keeps others from its pull request, in milliseconds. Two thirds of it are longer than any effect
 * takes: to make the comment is three calls of half a minute at most, and what a backend is asked takes a minute.
 */
const LEASE = 150_000;

/** When so much of it is gone, it is held longer, in milliseconds; each time that costs a write of the store. */
const GONE = LEASE / 3;

/** What a lease is taken with. */
export type LeaseParts = Pick<WorkerParts, 'store' | 'now' | 'holder'>;

/** What one process does alone, as long as `keep` says so. It is asked before anything is begun that others must not do meanwhile. */
export type Alone<T> = (keep: () => Promise<boolean>) => Promise<T>;

/** What each worker does by name: its own loops share its lease, so they take turns. */
const underway = new WeakMap<LeaseParts, Map<string, Promise<unknown>>>();

/** Within one worker it waits for its turn. @returns what the work returns; `busy`: another worker is at it */
export function alone<T>(name: string, parts: LeaseParts, work: Alone<T>): Promise<T | 'busy'> {
  const its = underway.get(parts) ?? new Map<string, Promise<unknown>>();
  underway.set(parts, its);
  const before = its.get(name) ?? Promise.resolve();
  const turn = before.catch(() => {}).then(() => leased(name, parts, work));
  its.set(name, turn);
  const over = () => void (its.get(name) === turn && its.delete(name));
  turn.then(over, over);
  return turn;
}

async function leased<T>(name: string, parts: LeaseParts, work: Alone<T>): Promise<T | 'busy'> {
  const keep = keeper(name, parts);
  if (!(await keep())) return 'busy';
  try {
    return await work(keep);
  } finally {
    // Where the store fails the lease expires by itself.
    await parts.store.release(name, parts.holder).catch(() => {});
  }
}

/**
 * Takes a lease, and later holds it longer; false: another worker has it. The store is not asked while less than a third of its time
 * is gone, and none need be: nobody takes a lease over whose time is not up, so it is still this worker's, and time enough is left for
 * what it begins now. A process that stood still sees by its clock that more is gone, and asks. Where clocks differ by more than the
 * time to spare, two may be at it: then the record is written only on top of the version that was read, and effects are harmless twice.
 */
function keeper(name: string, { store, now, holder }: LeaseParts): () => Promise<boolean> {
  let taken: number | undefined;
  return async () => {
    const at = now();
    // Before it was taken: the clock was set back, and tells nothing of how much is gone.
    const isFresh = taken !== undefined && at >= taken && at - taken < GONE;
    if (isFresh) return true;
    // Until the store has answered, nobody knows.
    taken = undefined;
    if (!(await store.lease(name, holder, at, at + LEASE))) return false;
    taken = at;
    return true;
  };
}
