import { diskFiles } from './adapters/files/disk-files.ts';
import { diskFolders } from './adapters/files/disk-folders.ts';
import { machinePrograms } from './adapters/process/machine-programs.ts';
import { thisProcess } from './adapters/process/this-process.ts';
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
    folders: diskFolders,
    programs: machinePrograms,
    environment: process.env,
    now: Date.now,
    every: (milliseconds, tick) => {
      const timer = setInterval(tick, milliseconds);
      return () => clearInterval(timer);
    },
    self: thisProcess,
    signal: stop.signal,
  };
}
