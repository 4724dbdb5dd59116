import { CloudRefused } from '../../adapters/aws/cloud-refused.ts';
import {
  JournalFailed,
  type JournalStore,
  type LockHolder,
} from '../../adapters/journal-store/journal-store.ts';
import { NoCredentials } from '../../adapters/state-bucket/state-bucket.ts';

/** Whether the journal can be written; `held`: somebody holds the lock, so that nothing was tried. */
export type Writable =
  | { readonly kind: 'yes' }
  | { readonly kind: 'held'; readonly by: LockHolder }
  | { readonly kind: 'no'; readonly why: string };

/** In milliseconds: should the process be killed meanwhile, others do not wait long. */
const PROBE = 5000;

/** Tries harmlessly: lists the rolls, takes the lock for a moment and gives it back. @param holder as lockHolderText makes it */
export async function canBeWritten(store: JournalStore, holder: string, now: number): Promise<Writable> {
  // Of its own: a lock that this process already holds is not given back with it.
  const probe = `${holder}, trying`;
  try {
    await store.rolls();
    const answer = await store.lock({ holder: probe, roll: '', expires: now + PROBE }, now);
    if (answer.kind === 'held') return answer;
    await store.unlock(probe);
    return { kind: 'yes' };
  } catch (error) {
    const isForeseen = [JournalFailed, CloudRefused, NoCredentials].some(kind => error instanceof kind);
    if (!isForeseen || !(error instanceof Error)) throw error;
    return { kind: 'no', why: error.message };
  }
}
