import type { BotLog } from '../../bot/worker/bot-log.ts';
import { printable } from '../report/printable.ts';

/** A log for people: the time of day, what happened, and what is to be known of it. */
export const lineLog =
  (write: (line: string) => void, now: () => number): BotLog =>
  (what, fields = {}) => {
    const told = Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${printable(String(value))}`],
    );
    write(`${[new Date(now()).toISOString().slice(11, 19), what, ...told].join(' ')}\n`);
  };
