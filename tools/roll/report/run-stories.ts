import type { JournalLine, RollEnd } from '../run/entry.ts';

/** A process at work on a roll: in a window, or until it was killed. Instants in milliseconds since 1970. */
export interface RunStory {
  readonly by: string;
  readonly from: number;
  /** Of what it wrote the last; of the one that runs now, now. */
  readonly to: number;
  /** When its window closes; undefined: there is no bound. */
  readonly closes: number | undefined;
  /** Undefined: it did not come to an end, or has not yet. */
  readonly end: { readonly how: RollEnd; readonly why: string | undefined } | undefined;
}

/** The runs of a roll in order. @param until - to when the last one is told. */
export function runStories(lines: readonly JournalLine[], until: number): readonly RunStory[] {
  const starts = lines.flatMap(({ entry }, index) =>
    (entry.kind === 'begun' && index === 0) || entry.kind === 'went-on' ? [{ entry, index }] : [],
  );
  return starts.map(({ entry, index }, number) => {
    const next = starts[number + 1]?.index;
    const own = lines.slice(index, next);
    const from = own[0]?.at ?? until;
    const ended = own.findLast(line => line.entry.kind === 'ended')?.entry;
    const end = ended?.kind === 'ended' ? { how: ended.how, why: ended.why } : undefined;
    const to = next === undefined ? until : (own.at(-1)?.at ?? from);
    return { by: entry.by, from, to, closes: entry.closes, end };
  });
}

/** A time in which nobody worked on a roll that was not at its end. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** Why: the window had closed, or a process ended without a word. */
  readonly why: 'between-windows' | 'killed';
}

/** How long a roll was worked on, in milliseconds. */
export const workedOn = ({ runs }: { readonly runs: readonly RunStory[] }): number =>
  runs.reduce((sum, { from, to }) => sum + to - from, 0);

/** The times between runs. */
export const gapsBetween = (runs: readonly RunStory[]): readonly Gap[] =>
  runs.flatMap((run, index) => {
    const next = runs[index + 1];
    if (next === undefined || next.from <= run.to) return [];
    return [{ from: run.to, to: next.from, why: run.end === undefined ? 'killed' : 'between-windows' }];
  });
