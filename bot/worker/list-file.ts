import type { Repository } from '../core/pull.ts';
import type { PeopleListPlace } from '../core/settings.ts';
import type { Forge, RepositoryFile } from '../github/forge.ts';

/** A list of people as it is in its repository now. */
export interface ListFile {
  readonly repository: Repository;
  readonly branch: string;
  /** Undefined: there is none yet. */
  readonly file: RepositoryFile | undefined;
}

/** Reads a list of people from the default branch of its repository. @throws ForgeFailed */
export async function listFile(place: PeopleListPlace, forge: Forge): Promise<ListFile> {
  // The configuration names it; GitHub is asked by the name, so its number is not known here.
  const repository = { id: 0, name: place.repository };
  const { branch } = await forge.defaultBranch(repository);
  return { repository, branch, file: await forge.file(repository, place.path, branch) };
}
