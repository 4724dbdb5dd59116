import { posix } from 'node:path';
import { type Revisions, RevisionUnknown } from './revisions.ts';

/** Revisions that exist in memory only, for tests: texts by path, by name of the revision; and whether there are changes. */
export function memoryRevisions(
  revisions: Readonly<Record<string, Readonly<Record<string, string>>>>,
  changed: () => boolean = () => false,
): Revisions {
  const idOf = (name: string) => Buffer.from(name.padEnd(20)).toString('hex').slice(0, 40);
  return {
    async find(revision) {
      if (!Object.hasOwn(revisions, revision)) throw new RevisionUnknown(revision, '');
      return { id: idOf(revision) };
    },
    async texts({ id }, folder, names) {
      const name = Object.keys(revisions).find(each => idOf(each) === id) ?? '';
      const below = posix.join(folder, '/');
      return new Map(
        Object.entries(revisions[name] ?? {}).filter(([path]) => path.startsWith(below) && names.test(path)),
      );
    },
    async hasChanges() {
      return changed();
    },
  };
}
