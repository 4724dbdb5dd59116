import type { BotEvent } from '../model/bot-event.ts';
import type { Reading } from '../model/command.ts';
import { type BotNames, NOTHING, readComment } from './read-comment.ts';

/** What an event says to the bot: only comments and reviews have words. */
export function readEvent(event: BotEvent, bots: BotNames): Reading {
  if (event.kind === 'comment') return readComment(event.comment.body, bots);
  if (event.kind === 'review') return readComment(event.review.body, bots);
  return NOTHING;
}
