import { type Zippable, zipSync } from 'fflate';

/** When every file was changed last, by any zone's clock: the first moment that the format knows. */
const LONG_AGO = new Date(1980, 0, 1);

/** Unix, a plain file that everybody may read; otherwise AWS Lambda may not. */
const UNIX = 3;
const READABLE = 0o100644 << 16;

/** A zip archive of files by path: the same files give the same bytes, whatever their order, the machine and its clock. */
export function archiveOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(
    sorted.map(([path, bytes]) => [path, [bytes, { mtime: LONG_AGO, os: UNIX, attrs: READABLE, level: 9 }]]),
  );
  return zipSync(entries);
}
