import type { JournalLine } from '../../tools/roll/run/entry.ts';

/** From the first line of a journal until the last machine was rolled, in milliseconds. */
export function makespanOf(lines: readonly JournalLine[]): number {
  const begun = lines[0]?.at ?? 0;
  return Math.max(begun, ...lines.flatMap(rolledAt)) - begun;
}

/** How many machines were rolled. */
export const rolledIn = (lines: readonly JournalLine[]): number => lines.flatMap(rolledAt).length;

const rolledAt = ({ at, entry }: JournalLine): readonly number[] =>
  entry.kind === 'agent' && (entry.phase === 'rolled' || entry.phase === 'gone') ? [at] : [];
