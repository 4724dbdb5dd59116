import type { Facts, Input } from '../model/decision.ts';
import type { Pull } from '../model/pull.ts';
import { remembering, type Turn } from './turn.ts';

/** How far the bot's clock may be behind GitHub's, in milliseconds. */
const CLOCKS_APART = 10_000;

/**
 * Since when a head is known, by GitHub's clock, which dates comments too. GitHub tells whole seconds, so a push is counted as of the
 * end of its second. A head that no event tells of, or only one older than the head before, is known since now by a clock of the
 * bot's own: so a little later, lest a word that was written before it counts for it.
 */
export function headSinceOf(pull: Pull, input: Input, { now }: Facts, before: number): number {
  const noticed = noticedAt(now);
  if (input.kind !== 'event' || input.event.kind !== 'pull') return noticed;
  const { change, at, pull: told } = input.event;
  if (told.head.sha !== pull.head.sha || at < before) return noticed;
  if (change === 'opened') return at;
  return change === 'pushed' ? endOfSecond(at) : noticed;
}

const noticedAt = (now: number): number => endOfSecond(now + CLOCKS_APART);

const endOfSecond = (at: number): number => Math.floor(at / 1_000) * 1_000 + 1_000;

/**
 * The head that is known, though an event tells of another: whether that one was there before or in between cannot be told from
 * clocks, so words of until now were not surely about this one.
 */
export function cameBack(turn: Turn, input: Input): Turn {
  const { record, facts } = turn;
  if (input.kind !== 'event' || input.event.kind !== 'pull') return turn;
  if (input.event.pull.head.sha === record.pull.head.sha) return turn;
  return remembering(turn, { headSince: headSinceOf(record.pull, input, facts, record.headSince) });
}

/**
 * How long before `headSince` a head may have been there already, in milliseconds: by both clocks, and by the time that asking took.
 */
const DOUBT = 3 * CLOCKS_APART;

/**
 * A head that was left since it is known was left by force, and that is listed, whichever deliveries are missing. One that a move led
 * to is there since that move. One that lies on top of what it led to may have come back without force, at any time since: unless the
 * move was surely before, it is known since now.
 */
export function datedByMove(turn: Turn): Turn {
  const { moved, now } = turn.facts;
  const { pull, headSince } = turn.record;
  if (moved === undefined || moved === 'never') return turn;
  if (moved.to !== pull.head.sha && moved.at + DOUBT < headSince) return turn;
  const since = moved.to === pull.head.sha ? endOfSecond(moved.at) : noticedAt(now);
  return since <= headSince ? turn : remembering(turn, { headSince: since });
}
