import type { BotEvent } from '../../model/bot-event.ts';
import type { Reading } from '../../model/command.ts';
import type { PullRecord } from '../../model/pull-record.ts';
import { approve } from '../approvals.ts';
import { handledNow, wasHandled } from '../handled.ts';
import { hasRight } from '../rights.ts';
import { audited, remembering, type Turn } from '../turn.ts';
import { takeReading } from './take-reading.ts';

type Review = Extract<BotEvent, { kind: 'review' }>['review'];

const reviewMark = ({ id, verdict, at }: Review): string => `review:${id}:${verdict}:${at}`;

/** Whether a review says anything to the bot that it was not told before. */
export function isReviewHeeded(
  record: PullRecord | undefined,
  review: Review,
  { asked, misunderstood }: Reading,
): boolean {
  const isSilent = asked.length + misunderstood.length === 0;
  if (isSilent && review.verdict === 'commented') return false;
  return record === undefined || !wasHandled(record, reviewMark(review));
}

/**
 * An approving review is the approval of the commit that was looked at, and of no other; one that is dismissed is so no more, nor is
 * one whose author has asked for changes since, as on GitHub.
 */
export function takeReview(turn: Turn, review: Review, reading: Reading): Turn {
  if (!isReviewHeeded(turn.record, review, reading)) return turn;
  const { author, at, url, verdict, id } = review;
  const marked = handledNow(turn, reviewMark(review));
  if (verdict === 'dismissed') return withdrawn(marked, review);
  return takeReading(
    judged(marked, review),
    { name: `r${id}`, by: author, comment: undefined, url, at, saw: review.sha },
    reading,
  );
}

function judged(turn: Turn, review: Review): Turn {
  if (review.verdict === 'approved') return approvedBy(turn, review);
  if (review.verdict !== 'changes-requested') return turn;
  return withdrawn(handledNow(turn, `${objectionOf(review)}${review.at}`), review);
}

/** What the mark of a reviewer's request for changes begins with. */
const objectionOf = ({ author, sha }: Review): string => `review:by-${author.id}:${sha}:`;

/** Reviews of those who may not approve are reviews, and nothing of the bot's. */
function approvedBy(turn: Turn, review: Review): Turn {
  const { id, sha, author, at } = review;
  const { record, facts } = turn;
  // A dismissal, or a later request for changes, that came first stands.
  const isDismissed = record.handled.some(mark => mark.startsWith(`review:${id}:dismissed:`));
  const isObjected = record.handled.some(
    mark => mark.startsWith(objectionOf(review)) && Number(mark.slice(objectionOf(review).length)) >= at,
  );
  if (isDismissed || isObjected || record.pull.state !== 'open') return turn;
  return hasRight('approve', author, facts, record.pull) === 'yes' ? approve(turn, sha, author) : turn;
}

/** Takes back what the reviewer approved, by a review or otherwise. */
function withdrawn(turn: Turn, { sha, author }: Review): Turn {
  const approvals = turn.record.approvals.filter(known => known.sha !== sha || known.by.id !== author.id);
  if (approvals.length === turn.record.approvals.length) return turn;
  return audited(remembering(turn, { approvals }), author, 'approval withdrawn', sha);
}
