import type { PullRecord } from '../model/pull-record.ts';
import { remembering, type Turn } from './turn.ts';

/** How many things that were handled are remembered. */
const MOST_HANDLED = 500;

/** What tells a comment's version from others, with the time of its last edit. */
export const commentMark = (id: number, at: number): string => `comment:${id}:${at}`;

/** Whether something was handled, by its mark, or is so old that nobody can tell any more. */
export const wasHandled = ({ handled, horizon }: PullRecord, mark: string): boolean =>
  handled.includes(mark) || timeOf(mark) <= horizon;

/** Whether any version of a comment was handled, or (`from`) one that is not older. */
export function wasCommentHandled(
  record: PullRecord,
  id: number,
  at: number,
  from: 'any' | 'newer',
): boolean {
  if (at <= record.horizon) return true;
  const versions = record.handled.filter(mark => mark.startsWith(`comment:${id}:`)).map(timeOf);
  return from === 'any' ? versions.length > 0 : versions.some(version => version >= at);
}

/** Marks something as handled. */
export const handledNow = (turn: Turn, mark: string): Turn =>
  turn.record.handled.includes(mark) ? turn : remembering(turn, { handled: [...turn.record.handled, mark] });

/**
 * Forgets the oldest marks. Marks that end in a time leave the newest time forgotten behind them, and what is not newer counts as
 * handled from then on: it is rather left undone than done twice. Deliveries need no such care, for what they bring is known by
 * its own mark. What is done once for a pull request (`once:`) is never forgotten.
 */
export function forgetOldest(record: PullRecord): PullRecord {
  const { handled } = record;
  if (handled.length <= MOST_HANDLED) return record;
  const kept = handled.filter(mark => mark.startsWith('once:'));
  const others = handled.filter(mark => !mark.startsWith('once:'));
  const gone = others.slice(0, others.length - Math.max(0, MOST_HANDLED - kept.length));
  const times = gone.map(timeOf).filter(Number.isFinite);
  return {
    ...record,
    handled: [...kept, ...others.slice(gone.length)],
    horizon: Math.max(record.horizon, ...times),
  };
}

/** The time in which a mark ends; infinite where it has none. */
function timeOf(mark: string): number {
  if (!/^(?:comment|label|line|review):/.test(mark)) return Number.POSITIVE_INFINITY;
  const time = Number(mark.slice(mark.lastIndexOf(':') + 1));
  return Number.isFinite(time) ? time : Number.POSITIVE_INFINITY;
}
