import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Spread, spreadOf } from '../statistics.ts';

const TIMES = 60;

/** How long the disk of a folder takes to keep 4 KB for good, in milliseconds: no durable acknowledgement is faster. */
export function diskSync(folder: string): Spread {
  const path = join(folder, 'sync.probe');
  const file = openSync(path, 'w');
  try {
    const bytes = Buffer.alloc(4_096, 1);
    return spreadOf(
      Array.from({ length: TIMES }, () => {
        const started = performance.now();
        writeSync(file, bytes);
        fsyncSync(file);
        return performance.now() - started;
      }),
    );
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
