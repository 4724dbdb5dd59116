import type { Files } from './adapters/files/files.ts';
import type { Terminal } from './adapters/terminal/terminal.ts';

/** All that a command may touch; the entry point makes the real one, tests make their own. */
export interface World {
  readonly terminal: Terminal;
  readonly files: Files;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Aborted by Ctrl-C and by a request to terminate. */
  readonly signal: AbortSignal;
}
