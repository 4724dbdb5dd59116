import type { Files } from './files.ts';

/** The same files, but one of them reads as this text: to look at a change before it is written. */
export const withText = (files: Files, changed: string, text: string): Files => ({
  read: path => (path === changed ? text : files.read(path)),
  write: (path, written) => files.write(path, written),
  bytes: path => (path === changed ? new TextEncoder().encode(text) : files.bytes(path)),
  writeBytes: (path, written) => files.writeBytes(path, written),
  remove: (path, root) => files.remove(path, root),
  list: folder => files.list(folder),
  exists: path => path === changed || files.exists(path),
});
