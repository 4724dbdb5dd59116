import type { Run, RunStanding } from '../model/run.ts';
import type { Sighting } from '../model/sighting.ts';
import { brief } from './brief-command.ts';
import { clippedResult } from './clipped-result.ts';
import { beginnings, intend, isPending, keyOf, withdraw } from './effects.ts';
import { targetOf } from './own.ts';
import { endRun } from './stop.ts';
import { audited, type Turn, withRun } from './turn.ts';
import { JUST } from './waiting.ts';

const ORDER: readonly RunStanding['kind'][] = [
  'unapproved',
  'waiting',
  'starting',
  'held',
  'queued',
  'running',
  'ended',
];
const place = (kind: RunStanding['kind']): number => ORDER.indexOf(kind);

/** Takes in how a backend sees a run. A run never goes back: what is older than what is known says nothing. */
export function takeSighting(turn: Turn, id: string, sighting: Sighting): Turn {
  const run = turn.record.runs.find(known => known.id === id);
  if (run === undefined || run.standing.kind === 'ended' || run.intended === undefined) return turn;
  if (sighting.kind === 'absent') return takeAbsence(turn, run);
  if (sighting.kind === 'ended') return takeEnd(turn, run, sighting);
  const seen = takeProgress(turn, run, sighting);
  const isZombie = run.stopped !== undefined;
  // It was to be stopped and goes on: it is told again.
  return isZombie ? intend(seen, { kind: 'cancel', run: id }) : seen;
}

function takeProgress(turn: Turn, run: Run, sighting: Exclude<Sighting, { kind: 'absent' | 'ended' }>): Turn {
  const standing = standingOf(sighting, run);
  if (place(standing.kind) < place(run.standing.kind)) return turn;
  const link = sighting.link ?? run.link;
  if (JSON.stringify([standing, link]) === JSON.stringify([run.standing, run.link])) return turn;
  const moved = withRun(turn, run.id, { standing, link });
  // What runs was handed over, whether or not an answer said so: to do that again could only begin it twice.
  return standing.kind === 'running' ? withdraw(moved, ...beginnings(run)) : moved;
}

function standingOf(sighting: Exclude<Sighting, { kind: 'absent' | 'ended' }>, run: Run): RunStanding {
  switch (sighting.kind) {
    case 'held':
      // Held after it was released: somebody holds it by hand, and may.
      return run.standing.kind === 'queued'
        ? { kind: 'queued', position: undefined, why: 'held by hand', expectedEnd: undefined }
        : { kind: 'held' };
    case 'queued':
      return {
        kind: 'queued',
        position: sighting.position,
        why: sighting.why && brief(sighting.why),
        expectedEnd: sighting.expectedEnd,
      };
    case 'running':
      return { kind: 'running', since: sighting.since, expectedEnd: sighting.expectedEnd };
  }
}

function takeEnd(
  turn: Turn,
  run: Run,
  { at, since, result, link }: Extract<Sighting, { kind: 'ended' }>,
): Turn {
  const isByHand = result.outcome === 'cancelled' && run.stopped === undefined && result.summary === '';
  const told = isByHand ? { ...result, summary: 'cancelled by hand, not by this bot' } : result;
  const standing = { kind: 'ended', at, since, result: clippedResult(told) } as const;
  const ended = withRun(turn, run.id, { standing, link: link ?? run.link, inDoubt: undefined });
  const over = [...beginnings(run), keyOf({ kind: 'cancel', run: run.id })];
  const noted = audited(withdraw(ended, ...over), undefined, 'run ended', `${run.target}: ${result.outcome}`);
  const isBenchmark = targetOf(run, turn.facts)?.command === 'benchmark';
  return isBenchmark && result.outcome === 'success'
    ? intend(noted, { kind: 'publish', run: run.id })
    : noted;
}

/**
 * The backend does not know the run. One that is on its way is not there yet; one that was being stopped is over; one that never began
 * is handed over once more, after the right to it was looked at again; of any other nobody can tell.
 */
function takeAbsence(turn: Turn, run: Run): Turn {
  if (isPending(turn, keyOf({ kind: 'submit', run: run.id }))) return turn;
  if (run.stopped !== undefined) return endRun(turn, run, 'cancelled', run.stopped.why);
  if (run.standing.kind === 'waiting') return turn;
  const neverBegan = run.standing.kind !== 'running';
  if (neverBegan && !run.resubmitted) {
    const standing = { kind: 'waiting', why: JUST.lost } as const;
    const again = withRun(turn, run.id, { standing, resubmitted: true, handle: undefined, link: undefined });
    return audited(
      withdraw(again, keyOf({ kind: 'release', run: run.id })),
      undefined,
      'run lost',
      run.target,
    );
  }
  const ended = endRun(turn, run, 'unknown', 'removed by hand, or forgotten by its system');
  return audited(ended, undefined, 'run ended', `${run.target}: removed by hand`);
}
