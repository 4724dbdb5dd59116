import { posix } from 'node:path';
import { FileMissing, type Files } from './files.ts';

/** Files to be read, of which those below one folder are others: to look at what a folder held at another time. */
export function overlaidFiles(
  files: Files,
  folder: string,
  texts: ReadonlyMap<string, string>,
): Pick<Files, 'read' | 'list' | 'exists'> {
  const below = posix.join(posix.normalize(folder), '/');
  const within = (path: string) => posix.normalize(path).startsWith(below);
  const listed = (path: string) => {
    const prefix = posix.join(posix.normalize(path), '/');
    return [...texts.keys()]
      .filter(each => each.startsWith(prefix))
      .map(each => each.slice(prefix.length))
      .sort();
  };
  return {
    read(path) {
      if (!within(path)) return files.read(path);
      const text = texts.get(posix.normalize(path));
      if (text === undefined) throw new FileMissing(path);
      return text;
    },
    list: path => (within(posix.join(path, 'x')) ? listed(path) : files.list(path)),
    exists: path => (within(path) ? texts.has(posix.normalize(path)) : files.exists(path)),
  };
}
