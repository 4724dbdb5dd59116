import type { JournalStore } from '../../../../tools/adapters/journal-store/journal-store.ts';
import { newestRoll } from '../../../../tools/roll/journal/newest-roll.ts';
import type { Order } from '../../../../tools/roll/run/entry.ts';

/** Gives an order as another process does. */
export async function giveOrderTo(journals: JournalStore, order: Order): Promise<void> {
  const journal = await newestRoll(journals, 'other');
  await journal?.append([{ kind: 'order', order, by: 'operator', why: undefined }], 0);
}
