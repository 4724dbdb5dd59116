import type { Facts } from '../model/decision.ts';
import type { Effect, Ended } from '../model/effect.ts';
import type { PullRecord } from '../model/pull-record.ts';
import { textDigest } from './digest.ts';
import { partDigest } from './part-json.ts';
import { remembering, type Turn } from './turn.ts';

/** Edits of the comment are at least so far apart, in milliseconds. */
export const SHOW_PAUSE = 5_000;

/** As the operator wishes, but never shorter. */
const pauseOf = ({ coalesce = 0 }: Facts): number => Math.max(coalesce, SHOW_PAUSE);

const SHOW: Effect = { kind: 'show' };

/** Whether an effect's key is one of a `show`. The key follows from what is to be shown, so one that shows less than that does not do for it. */
export const isShow = (key: string): boolean => key.startsWith('show:');

/** What of a record the comment tells. */
const SHOWN = ['pull', 'approvals', 'runs', 'answers', 'tidied'] as const;

/** The same in few letters. */
function visible({ pull, approvals, runs, answers, tidied }: PullRecord): string {
  if (runs.length + answers.length + tidied.length === 0) return '';
  const parts = [approvals, runs, answers, tidied].map(list => list.map(partDigest));
  return `show:${textDigest(JSON.stringify([pull.head.sha, pull.state, ...parts]))}`;
}

/** Has the comment brought up to date when there is something else to tell than before; there is one such effect at most. */
export function showChange(turn: Turn, before: PullRecord | undefined): Turn {
  const { record, facts } = turn;
  if (before !== undefined && SHOWN.every(name => before[name] === record[name])) return turn;
  const key = visible(record);
  if (key === '' || (before !== undefined && visible(before) === key)) return turn;
  const waiting = record.pending.find(known => isShow(known.key));
  const earliest = Math.max(facts.now, (record.shown?.at ?? 0) + pauseOf(facts));
  const show = { key, effect: SHOW, due: waiting?.due ?? earliest, tries: waiting?.tries ?? 0 };
  const others = record.pending.filter(known => !isShow(known.key));
  return remembering(turn, { pending: [...others, show] });
}

/** The comment is there and shows something; what is to be shown next waits for a while. */
export function shown(turn: Turn, ended: Ended): Turn {
  if (ended.kind !== 'done' || ended.got?.kind !== 'comment') return turn;
  const { now } = turn.facts;
  const next = now + pauseOf(turn.facts);
  const pending = turn.record.pending.map(known =>
    isShow(known.key) && known.due < next ? { ...known, due: next } : known,
  );
  const { id, hash } = ended.got;
  return remembering(turn, { pending, comment: id, shown: { hash, at: now } });
}
