import { bareResult } from '../model/bare-result.ts';
import type { Person } from '../model/person.ts';
import type { Outcome, Run } from '../model/run.ts';
import { clipped } from '../status/neutral.ts';
import { beginnings, intend, withdraw } from './effects.ts';
import { audited, inTurn, type Turn, withRun } from './turn.ts';

/** In characters. */
const LONGEST_SUMMARY = 300;

/** A run that can still end. */
export const isOpen = ({ standing }: Run): boolean => standing.kind !== 'ended';

/** Writes down that a run has ended, and takes back what would have made it begin. */
export function endRun(turn: Turn, run: Run, outcome: Outcome, summary: string): Turn {
  const { now } = turn.facts;
  const since = run.standing.kind === 'running' ? run.standing.since : undefined;
  const standing = {
    kind: 'ended',
    at: now,
    since,
    result: bareResult(outcome, clipped(summary, LONGEST_SUMMARY)),
  } as const;
  return withdraw(withRun(turn, run.id, { standing, inDoubt: undefined }), ...beginnings(run));
}

/** Ends a run that somebody wants to end. One that no backend can have ends at once, another when its backend says so. */
export function stop(turn: Turn, run: Run, by: Person | undefined, why: string): Turn {
  if (!isOpen(run) || run.stopped !== undefined) return turn;
  const stopped = audited(
    withRun(turn, run.id, { stopped: { by, why } }),
    by,
    'run stopped',
    `${run.target}: ${why}`,
  );
  if (run.intended === undefined) return endRun(stopped, run, 'cancelled', why);
  return intend(withdraw(stopped, ...beginnings(run)), { kind: 'cancel', run: run.id });
}

/** A run that is not to begin: whatever its backend may have of it is ended. */
export function keepFromStarting(turn: Turn, run: Run, why: string): Turn {
  const ended = endRun(turn, run, 'not-started', why);
  const told = audited(ended, undefined, 'run not started', `${run.target}: ${why}`);
  return run.intended === undefined ? told : intend(told, { kind: 'cancel', run: run.id });
}

/** Stops several. */
export const stopAll = (turn: Turn, runs: readonly Run[], by: Person | undefined, why: string): Turn =>
  inTurn(turn, runs, (state, run) => stop(state, run, by, why));
