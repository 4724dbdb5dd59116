import type { JournalStore } from '../../adapters/journal-store/journal-store.ts';
import type { JournalLine, RollEnd } from '../run/entry.ts';
import { Journal } from './journal.ts';

/** How a roll ended; undefined: it goes on, or its process was killed. One that ended with `window` can go on later. */
export function rollEnd(lines: readonly JournalLine[]): RollEnd | undefined {
  for (const { entry } of lines.toReversed()) {
    if (entry.kind === 'ended') return entry.how;
    // Orders may still come behind the end, and change nothing any more.
    if (entry.kind !== 'order') return undefined;
  }
  return undefined;
}

/** The journal of the latest roll; undefined: there was none. @throws as Journal.open does */
export async function newestRoll(store: JournalStore, writer: string): Promise<Journal | undefined> {
  const roll = (await store.rolls()).at(-1);
  return roll === undefined ? undefined : Journal.open(store, roll, writer);
}
