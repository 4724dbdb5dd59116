import type { WorkerParts } from './worker-parts.ts';

/**
 * How long a worker that was killed keeps others from its pull request, in milliseconds. It is longer than any effect takes: to make
 * the comment is three calls of half a minute at most, and what a backend is asked takes a minute.
 */
const LEASE = 150_000;

/** What one process does alone, as long as `keep` says so. */
export type Alone<T> = (keep: () => Promise<boolean>) => Promise<T>;

/** @returns what the work returns; `busy`: somebody else is at it */
export async function alone<T>(name: string, parts: WorkerParts, work: Alone<T>): Promise<T | 'busy'> {
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
