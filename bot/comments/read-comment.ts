import type { Reading } from '../core/command.ts';

/** By which names people address the bots, in lower case, without `@`. */
export interface BotNames {
  readonly names: readonly string[];
}

/** What a comment or review holds for the bot. Never throws, whatever the text is. */
export function readComment(_body: string, _bots: BotNames): Reading {
  return { asked: [], misunderstood: [] };
}
