import type { Decision, Facts, Input } from '../model/decision.ts';
import type { PullRecord } from '../model/pull-record.ts';
import { aboutToBegin } from './about-to-begin.ts';
import { beginRuns } from './begin.ts';
import { bounded } from './bounds.ts';
import { takeEvent } from './events/take-event.ts';
import { runsToLookAt } from './next-look.ts';
import { targetOf } from './own.ts';
import { newerPull, recordOf, takePull, tidyUp } from './pull-change.ts';
import { showChange } from './show.ts';
import { takeSighting } from './sightings.ts';
import { endRun } from './stop.ts';
import { takeEnded } from './take-ended.ts';
import { inTurn, type Turn } from './turn.ts';

/**
 * What follows from an input: another record, whose `pending` effects are to be done, and lines for the audit trail. It follows
 * from the arguments and nothing else. It never throws. The facts hold what `needs` asked for, as far as it could be had.
 *
 * What an event asks for is taken on in one decision and begins in a later one, for whose facts its right was asked about anew
 * (`aboutToBegin`); the same holds before a held run is released.
 * @returns undefined: nothing is different, and nothing is worth writing down; never so for a `tick` of a known pull request
 */
export function decide(record: PullRecord | undefined, input: Input, facts: Facts): Decision | undefined {
  const known = record ?? begun(input, facts);
  if (known === undefined) return undefined;
  const asked = aboutToBegin(known);
  const start: Turn = { record: known, audit: [], facts, cause: causeOf(input) };
  const taken = takeInput(takePull(start, input, record), input);
  const settled = tidyUp(beginRuns(taken, asked));
  const shown = showChange(settled, record);
  const isIdle = shown === start && record !== undefined && input.kind !== 'tick';
  if (isIdle) return undefined;
  // The same as before is within its bounds.
  return { record: shown.record === record ? record : bounded(shown.record), audit: shown.audit };
}

/** The record of a pull request that was unknown; undefined: nothing is known of it still. */
function begun(input: Input, facts: Facts): PullRecord | undefined {
  const newer = newerPull(undefined, input, facts);
  return newer && recordOf(newer.pull, input, facts);
}

function causeOf(input: Input): string {
  switch (input.kind) {
    case 'event':
      return input.id;
    case 'seen':
      return input.run;
    case 'ended':
      return input.key;
    case 'tick':
      return 'tick';
  }
}

function takeInput(turn: Turn, input: Input): Turn {
  switch (input.kind) {
    case 'event':
      return takeEvent(turn, input);
    case 'seen':
      return isOutdated(turn, input) ? turn : takeSighting(turn, input.run, input.sighting);
    case 'ended':
      return takeEnded(turn, input.key, input.ended);
    case 'tick':
      return endStrays(turn);
  }
}

/** The look that found nothing began before the run was handed over. */
function isOutdated({ record }: Turn, input: Extract<Input, { kind: 'seen' }>): boolean {
  if (input.sighting.kind !== 'absent' || !('handle' in input)) return false;
  return record.runs.find(({ id }) => id === input.run)?.handle !== input.handle;
}

/** Runs whose target is no more in the configuration are seen by nobody any more. */
function endStrays(turn: Turn): Turn {
  const begins = aboutToBegin(turn.record);
  const strays = runsToLookAt(turn.record).filter(
    run => targetOf(run, turn.facts) === undefined && !begins.includes(run),
  );
  return inTurn(turn, strays, (state, run) =>
    endRun(state, run, 'unknown', 'its target is not in the configuration any more'),
  );
}
