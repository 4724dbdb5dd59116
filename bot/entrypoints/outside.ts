import type { Programs } from '../../tools/adapters/process/program.ts';
import type { BotLog } from '../worker/bot-log.ts';

/** What an entry point hands in: everything that is not the bot's own. */
export interface Outside {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly programs: Programs;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A text that no other call has made. */
  readonly token: () => string;
  /** Names this process among all: host, number, nonce. */
  readonly holder: string;
  readonly log: BotLog;
}
