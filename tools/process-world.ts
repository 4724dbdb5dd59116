import { diskFiles } from './adapters/files/disk-files.ts';
import { processTerminal } from './adapters/terminal/process-terminal.ts';
import type { World } from './world.ts';

/** The world of a real process. Ctrl-C first asks the command to stop; a second one ends the process. */
export function processWorld(process: NodeJS.Process): World {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stop.abort(signal));
  return {
    terminal: processTerminal(process),
    files: diskFiles,
    environment: process.env,
    now: Date.now,
    signal: stop.signal,
  };
}
