import type { BotLog } from '../worker/bot-log.ts';

/** A log of one JSON object a line: `{"at": …, "what": …, …}`. */
export const jsonLog =
  (write: (line: string) => void, now: () => number): BotLog =>
  (what, fields = {}) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), what, ...fields })}\n`);
