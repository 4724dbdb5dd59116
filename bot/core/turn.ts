import type { AuditEntry, Facts } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import { pullKey } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';

/** A decision in the making: each step of it makes another of the one before. */
export interface Turn {
  readonly record: PullRecord;
  readonly audit: readonly AuditEntry[];
  readonly facts: Facts;
  /** The delivery, run or effect that gave rise to it. */
  readonly cause: string;
}

/** The record with some of it changed. */
export const remembering = (turn: Turn, more: Partial<PullRecord>): Turn => ({
  ...turn,
  record: { ...turn.record, ...more },
});

/** A line for the audit trail. */
export function audited(turn: Turn, by: Person | undefined, what: string, why: string): Turn {
  const { facts, cause, record } = turn;
  const entry = { at: facts.now, pull: pullKey(record.pull.ref), cause, by, what, why };
  return { ...turn, audit: [...turn.audit, entry] };
}

/** The record with one run changed. */
export function withRun(turn: Turn, id: string, more: Partial<Run>): Turn {
  const runs = turn.record.runs.map(run => (run.id === id ? { ...run, ...more } : run));
  return remembering(turn, { runs });
}

/** Goes through several things, one after another. */
export const inTurn = <T>(
  turn: Turn,
  things: readonly T[],
  step: (turn: Turn, thing: T, index: number) => Turn,
): Turn => things.reduce(step, turn);
