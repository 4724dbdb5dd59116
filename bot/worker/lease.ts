import type { WorkerParts } from './worker-parts.ts';

/**
 * How long a worker that was killed keeps others from its pull request, in milliseconds. It is longer than any effect takes: to make
 * the comment is three calls of half a minute at most, and what a backend is asked takes a minute.
 */
const LEASE = 150_000;

/** What a lease is taken with. */
export type LeaseParts = Pick<WorkerParts, 'store' | 'now' | 'holder'>;

/** What one process does alone, as long as `keep` says so. */
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
  const { store, now, holder } = parts;
  const keep = () => store.lease(name, holder, now(), now() + LEASE);
  if (!(await keep())) return 'busy';
  try {
    return await work(keep);
  } finally {
    // Where the store fails the lease expires by itself.
    await store.release(name, holder).catch(() => {});
  }
}
