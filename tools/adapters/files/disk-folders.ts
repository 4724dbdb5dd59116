import { readdirSync } from 'node:fs';
import type { Folders } from './folders.ts';

/** Folders of this machine. */
export const diskFolders: Folders = {
  names(folder) {
    try {
      return readdirSync(folder);
    } catch {
      // Not there, no folder, or not ours to read: for a search that is all the same.
      return [];
    }
  },
};
