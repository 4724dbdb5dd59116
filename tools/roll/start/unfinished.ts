import { rollEnd } from '../journal/newest-roll.ts';
import type { JournalLine } from '../run/entry.ts';

/**
 * Whether a roll can be gone on with. `killed`: its process is gone in the middle of it, which is mended whenever that is
 * found. `window`: what is left of it waits for the next window.
 */
export function unfinished(lines: readonly JournalLine[]): 'killed' | 'window' | undefined {
  if (lines.length === 0) return undefined;
  const end = rollEnd(lines);
  if (end === undefined) return 'killed';
  return end === 'window' ? 'window' : undefined;
}
