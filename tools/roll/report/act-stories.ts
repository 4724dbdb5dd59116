import type { Act } from '../run/act.ts';
import type { JournalLine } from '../run/entry.ts';
import type { Outcome } from '../run/outcome.ts';

/** An act with when it was meant and how it ended; instants in milliseconds since 1970. */
export interface ActStory {
  /** The number of its line in the journal. */
  readonly number: number;
  readonly act: Act;
  /** Undefined: it concerns no machine of its own. */
  readonly machine: string | undefined;
  readonly meant: number;
  /** Undefined: it is under way, or a process was killed with it. */
  readonly end: { readonly at: number; readonly outcome: Outcome } | undefined;
}

/** All acts in the order in which they were meant. */
export function actStories(lines: readonly JournalLine[]): readonly ActStory[] {
  const ends = new Map(
    lines.flatMap(({ at, entry }) =>
      entry.kind === 'outcome' ? [[entry.of, { at, outcome: entry.outcome }] as const] : [],
    ),
  );
  return lines.flatMap(({ number, at, entry }) => {
    if (entry.kind !== 'intent') return [];
    const found = ends.get(number);
    // An outcome from before its intent is another's, in a journal that somebody has mangled.
    const end = found !== undefined && found.at >= at ? found : undefined;
    return [{ number, act: entry.act, machine: entry.machine, meant: at, end }];
  });
}
