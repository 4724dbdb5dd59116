import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { LockHolder } from '../../adapters/journal-store/journal-store.ts';
import { rollEvents } from '../report/roll-events.ts';
import type { JournalLine } from '../run/entry.ts';
import type { RollFacts } from '../run/roll-facts.ts';
import { RollState } from '../run/roll-state.ts';
import { type RollView, rollView } from './roll-view.ts';

/** What to do next. */
interface NextStep {
  /** Undefined: nothing is to be done. */
  readonly command: string | undefined;
  readonly why: string;
}

/** The newest roll of a fleet as `fleet roll status` shows it. */
export interface StatusView {
  readonly fleet: string;
  /** Undefined: no roll was begun yet. */
  readonly roll: RollView | undefined;
  /** Who runs it; undefined: nobody. One that has expired is nobody's. */
  readonly lock: LockHolder | undefined;
  /** Whether it was looked which builds run. */
  readonly buildsKnown: boolean;
  readonly next: NextStep;
}

/** What the status is made from, beside the journal. */
export interface StatusInputs {
  /** The lines of the newest roll; none when there is no roll. */
  readonly lines: readonly JournalLine[];
  /** Undefined: it was not looked. */
  readonly facts: RollFacts | undefined;
  readonly lock: LockHolder | undefined;
}

/** How the newest roll stands. @param now - in milliseconds since 1970. */
export function statusView({ lines, facts, lock }: StatusInputs, fleet: Fleet, now: number): StatusView {
  const held = lock !== undefined && lock.expires > now ? lock : undefined;
  const buildsKnown = facts?.jenkins !== undefined;
  const status = { fleet: fleet.fleet, lock: held, buildsKnown };
  const begun = lines.some(({ entry }) => entry.kind === 'begun');
  if (!begun)
    return {
      ...status,
      roll: undefined,
      next: { command: `fleet roll plan ${fleet.fleet}`, why: 'it shows what a roll would do' },
    };
  const state = new RollState();
  for (const line of lines) state.add(line);
  const seen = { fleet, facts, events: rollEvents(lines), details: new Map<number, string>() };
  return { ...status, roll: rollView(state, seen, now), next: nextStep(state, held, fleet.fleet) };
}

function nextStep(state: RollState, lock: LockHolder | undefined, fleet: string): NextStep {
  const run = `fleet roll run ${fleet}`;
  switch (state.ended) {
    case 'complete':
      return { command: undefined, why: 'it is complete' };
    case 'window':
      return { command: run, why: 'it goes on in the next window' };
    case 'stopped':
      return { command: run, why: 'it was stopped; once the cause is mended, this begins again' };
    case 'aborted':
    case 'rolled-back':
      return { command: `fleet roll plan ${fleet}`, why: 'it shows what is still outdated' };
    case undefined:
      break;
  }
  if (lock === undefined) return { command: run, why: 'nobody runs it; this goes on where it stood' };
  if (state.paused) return { command: `fleet roll resume ${fleet}`, why: 'it is paused' };
  return { command: `fleet roll status ${fleet} --watch`, why: `${lock.holder} runs it` };
}
