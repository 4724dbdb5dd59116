import type { JournalLine } from '../run/entry.ts';

/**
 * The lines of a roll from its beginning on, at times that never go back and never lie ahead: clocks of the machines that
 * write a journal differ. Empty: no roll was begun.
 * @param now - in milliseconds since 1970.
 */
export function steadyLines(lines: readonly JournalLine[], now: number): readonly JournalLine[] {
  const first = lines.findIndex(({ entry }) => entry.kind === 'begun');
  if (first < 0) return [];
  const own = lines.slice(first);
  const begun = own[0]?.at ?? now;
  const latest = Math.max(begun, now);
  let last = begun;
  return own.map(line => {
    last = Math.min(latest, Math.max(last, line.at));
    return { ...line, at: last };
  });
}
