import { join } from 'node:path';
import { z } from 'zod';
import type { Files } from '../files/files.ts';

const keptSchema = z.object({ endpoint: z.url(), pid: z.int() });

/** An emulator that was left running. */
export type Kept = z.infer<typeof keptSchema>;

/** The file in an emulator's folder for as long as which it is kept. */
export const keptFile = (folder: string): string => join(folder, 'kept.json');

/** Says in its folder that an emulator is kept. The one that was there before ends, since the file names another now. */
export function writeKept(folder: string, kept: Kept, files: Files): void {
  files.write(keptFile(folder), `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** What the folder says; undefined: nothing that can be read. */
export function readKept(folder: string, files: Files): Kept | undefined {
  const file = keptFile(folder);
  if (!files.exists(file)) return undefined;
  try {
    return keptSchema.parse(JSON.parse(files.read(file)));
  } catch {
    // Written by a hand, or half removed: then nobody can tell where an emulator is.
    return undefined;
  }
}
