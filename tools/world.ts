import type { Files } from './adapters/files/files.ts';
import type { Folders } from './adapters/files/folders.ts';
import type { Programs } from './adapters/process/program.ts';
import type { Terminal } from './adapters/terminal/terminal.ts';

/** All that a command may touch; the entry point makes the real one, tests make their own. */
export interface World {
  readonly terminal: Terminal;
  readonly files: Files;
  readonly folders: Folders;
  readonly programs: Programs;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls `tick` again and again, in milliseconds; the returned function ends that. */
  readonly every: (milliseconds: number, tick: () => void) => () => void;
  /** What tells this process from all others, also where machines and process numbers are named alike. */
  readonly self: { readonly host: string; readonly pid: number; readonly nonce: string };
  /** Aborted by Ctrl-C and by a request to terminate. */
  readonly signal: AbortSignal;
}
