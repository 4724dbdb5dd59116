import type { Path } from '../../../../fleet/problem.ts';
import type { Grantee } from '../../../model/settings.ts';
import { granteeText } from '../../grantee.ts';
import type { RepositoryFile } from '../../repository-file.ts';

/** A list of grantees and where it stands. */
export interface GranteeList {
  readonly path: Path;
  readonly grantees: readonly Grantee[];
}

/** Every list of grantees of the file. */
export function granteeLists({ permissions, trusted }: RepositoryFile): readonly GranteeList[] {
  return [
    ...Object.entries(permissions).map(([right, grantees]) => ({ path: ['permissions', right], grantees })),
    { path: ['trusted'], grantees: trusted },
  ];
}

/** A grantee in one word, by which it is compared: a person by number. */
export function granteeWord(grantee: Grantee): string {
  const text = granteeText(grantee);
  return typeof text === 'string' ? text : `person ${text.id}`;
}

/** The index of the first grantee that outsiders are part of; -1: there is none. */
export function outsiderIn(grantees: readonly Grantee[]): number {
  return grantees.findIndex(
    grantee =>
      grantee.kind === 'everyone' ||
      grantee.kind === 'author' ||
      (grantee.kind === 'role' && grantee.role === 'read'),
  );
}
