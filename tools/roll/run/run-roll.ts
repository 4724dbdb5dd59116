import { decide } from './decide.ts';
import type { Entry, JournalLine, RollEnd } from './entry.ts';
import { type Hands, NotNow } from './hands.ts';
import type { RollFacts } from './roll-facts.ts';
import { RollState } from './roll-state.ts';
import type { RollSettings } from './settings.ts';
import type { Meant } from './standing.ts';
import { type Clock, Underway } from './underway.ts';

/** The journal of the roll that is run. Both calls return all lines that are new, of this process and of others. */
export interface RunningJournal {
  readonly lines: readonly JournalLine[];
  append(entries: readonly Entry[], now: number): Promise<readonly JournalLine[]>;
  /** Orders that somebody gave meanwhile. */
  refresh(): Promise<readonly JournalLine[]>;
}

/** What a roll is run with. */
export interface RollRun {
  readonly journal: RunningJournal;
  readonly hands: Hands;
  readonly clock: Clock;
  readonly settings: RollSettings;
  /** How long nothing is looked at while nothing of ours has ended, in milliseconds. */
  readonly poll: number;
  /** When it is aborted, the roll is left as it stands; another process can go on with it. */
  readonly signal: AbortSignal;
  /** Told each line as it is written. */
  readonly onLine: (line: JournalLine) => void;
  /** Told what was seen, and what was decided on it is about to be done. */
  readonly onLook: (facts: RollFacts, state: RollState) => void;
  /** Told what an act is busy with. */
  readonly onBusy: (meant: Meant, detail: string) => void;
}

/**
 * Runs a roll to its end: looks, decides, writes down, acts. What was meant and has no outcome is done (again) first.
 * @returns how it ended; `interrupted` when it was asked to stop before
 * @throws what the journal throws, such as when another process goes on with the same roll
 */
export async function runRoll(run: RollRun): Promise<RollEnd | 'interrupted'> {
  const { journal, clock, settings, signal } = run;
  const state = new RollState();
  for (const line of journal.lines) state.add(line);
  const underway = new Underway(run, state);
  const take = (lines: readonly JournalLine[]) => {
    for (const line of lines) {
      state.add(line);
      run.onLine(line);
    }
  };
  for (const meant of state.open.values()) underway.begin(meant);
  while (!signal.aborted) {
    take(await journal.append(underway.outcomes(), clock.now()));
    take(await journal.refresh());
    const looked = clock.now();
    const facts = await look(run);
    const took = clock.now() - looked;
    if (facts !== undefined) {
      const known = new Set(state.open.keys());
      take(await journal.append(decide(state, facts, settings, clock.now()), clock.now()));
      for (const meant of state.open.values()) if (!known.has(meant.number)) underway.begin(meant);
      run.onLook(facts, state);
    }
    if (state.ended !== undefined) return state.ended;
    await eitherOf(underway, took, run);
  }
  return 'interrupted';
}

/** Of the time at most a quarter is spent on looking: a large fleet is no small answer, for Jenkins neither. */
const REST = 3;
/** But never longer than this, in milliseconds: a clock that was set, or a machine that slept, is no long look. */
const LONGEST_REST = 120_000;

/** Until something of ours has ended, or it is time to look again. @param took - how long the last look took */
async function eitherOf(underway: Underway, took: number, { clock, poll }: RollRun): Promise<void> {
  const rest = Math.min(REST * took, LONGEST_REST);
  const over = new AbortController();
  await clock.sleep(rest);
  await Promise.race([underway.ended(), clock.sleep(Math.max(0, poll - rest), over.signal)]);
  over.abort();
}

/** Undefined: not now. */
async function look({ hands, signal }: RollRun): Promise<RollFacts | undefined> {
  try {
    return await hands.look();
  } catch (error) {
    if (error instanceof NotNow || signal.aborted) return undefined;
    throw error;
  }
}
