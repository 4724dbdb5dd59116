import type { Ended, PendingEffect } from '../model/effect.ts';
import { effectDone } from './effect-done.ts';
import { withdraw } from './effects.ts';
import { givenUp } from './given-up.ts';
import { isShow, shown } from './show.ts';
import { remembering, type Turn, withRun } from './turn.ts';

/** The first pause before another try, which doubles, and the longest, in milliseconds. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 30 * 60_000;
/** How often something is tried: for about three hours. What ends runs and cleans up is tried for a day. */
const TRIES = 12;
const PATIENT_TRIES = 54;

/** Takes in how an effect ended. One that is gone changes nothing but what it tells of the world. */
export function takeEnded(turn: Turn, key: string, ended: Ended): Turn {
  const pending = turn.record.pending.find(known => known.key === key);
  const told = isShow(key) ? shown(turn, ended) : turn;
  if (pending === undefined) return lateHandle(told, key, ended);
  switch (ended.kind) {
    case 'done':
      return effectDone(withdraw(told, key), pending.effect, ended.got);
    case 'later':
      return again(told, pending, ended);
    case 'failed':
      return givenUp(withdraw(told, key), pending.effect, ended);
  }
}

/** A run was handed over although that was taken back meanwhile: its name there is good to know. */
function lateHandle(turn: Turn, key: string, ended: Ended): Turn {
  if (ended.kind !== 'done' || ended.got?.kind !== 'submitted') return turn;
  const { handle, link } = ended.got;
  const run = turn.record.runs.find(({ id }) => key === `submit:${id}`);
  return run === undefined || run.handle !== undefined ? turn : withRun(turn, run.id, { handle, link });
}

function again(turn: Turn, known: PendingEffect, { why, after }: Extract<Ended, { kind: 'later' }>): Turn {
  const tries = known.tries + 1;
  const { kind } = known.effect;
  const most = kind === 'cancel' || kind === 'tidy' ? PATIENT_TRIES : TRIES;
  if (tries >= most)
    return givenUp(withdraw(turn, known.key), known.effect, { why: `${why} (${tries} tries)` });
  const pause = Math.min(FIRST_PAUSE * 2 ** known.tries, LONGEST_PAUSE);
  const due = turn.facts.now + Math.max(pause, Number.isFinite(after) ? after : 0);
  const pending = turn.record.pending.map(each => (each.key === known.key ? { ...each, tries, due } : each));
  return remembering(turn, { pending });
}
