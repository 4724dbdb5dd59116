import type { BotLog } from '../worker/bot-log.ts';
import { Counters } from './counters.ts';

/** The counters of a process of the bot. */
export const botCounters = (): Counters =>
  new Counters({
    bot_ingest_answers_total: 'Requests by path, status and outcome.',
    bot_events_total: 'What the bot decided and what befell it, by the words of its log.',
  });

/** A log that counts what it is told, too. */
export const countedLog =
  (log: BotLog, counters: Counters): BotLog =>
  (what, fields) => {
    counters.add('bot_events_total', { what });
    log(what, fields);
  };
