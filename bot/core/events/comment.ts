import type { BotEvent } from '../../model/bot-event.ts';
import type { Reading } from '../../model/command.ts';
import type { Person } from '../../model/person.ts';
import type { PullRecord } from '../../model/pull-record.ts';
import type { RepositorySettings } from '../../model/settings.ts';
import { commentMark, handledNow, wasCommentHandled } from '../handled.ts';
import type { Turn } from '../turn.ts';
import { takeReading } from './take-reading.ts';

type CommentEvent = Extract<BotEvent, { kind: 'comment' }>;

/**
 * Whether a comment is to be heeded: it is a person's, says something to the bot, and was not heeded before. An edited one is heeded
 * where the repository wants it, and then only what no earlier version of it said.
 */
export function isCommentHeeded(
  record: PullRecord | undefined,
  { change, comment }: CommentEvent,
  { asked, misunderstood }: Reading,
  { editedComments }: RepositorySettings,
): boolean {
  if (comment.byBot || change === 'deleted' || asked.length + misunderstood.length === 0) return false;
  if (change === 'edited' && editedComments === 'ignore') return false;
  const from = editedComments === 'ignore' ? 'any' : 'newer';
  return record === undefined || !wasCommentHandled(record, comment.id, comment.at, from);
}

/** Whose words a comment's are: who wrote or edited them. */
export const speakerIn = ({ comment, by, change }: CommentEvent): Person =>
  change === 'edited' ? by : comment.author;

/** Does what a comment asks for. */
export function takeComment(turn: Turn, event: CommentEvent, reading: Reading): Turn {
  const { record, facts } = turn;
  if (!isCommentHeeded(record, event, reading, facts.settings)) return turn;
  const { id, url, at } = event.comment;
  const marked = handledNow(turn, commentMark(id, at));
  const source = {
    name: String(id),
    by: speakerIn(event),
    comment: { id, url },
    url,
    at,
  };
  return takeReading(marked, source, reading);
}
