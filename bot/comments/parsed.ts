import type { Command } from '../model/command.ts';

/** What a line means behind the bot's name, or what is wrong with it and how it may have been meant, without the name. */
export type Parsed =
  | { readonly command: Command }
  | { readonly why: string; readonly meant: string | undefined };

/** A line that is no command. */
export const wrong = (why: string, meant?: string): Parsed => ({ why, meant });

/** Something from the line, in a sentence about it. */
export const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
