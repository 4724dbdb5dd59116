import type { Forge, RepositoryFile } from '../github/forge.ts';
import type { Repository } from '../model/pull.ts';
import type { PeopleListPlace } from '../model/settings.ts';

/** A list of people as it is in its repository now. */
export interface ListFile {
  readonly repository: Repository;
  readonly branch: string;
  /** Undefined: there is none yet. */
  readonly file: RepositoryFile | undefined;
}

/**
 * Reads a list of people from the default branch of its repository. It must belong to the owner of the repository whose file names
 * it: the bot may be installed at others, too. Undefined: it does not, or is not there.
 * @throws ForgeFailed
 */
export async function listFile(
  place: PeopleListPlace,
  namedIn: Repository,
  forge: Forge,
): Promise<ListFile | undefined> {
  if (ownerOf(place.repository) !== ownerOf(namedIn.name)) return undefined;
  const repository = await forge.repositoryNamed(place.repository);
  if (repository === undefined) return undefined;
  const { branch } = await forge.defaultBranch(repository);
  return { repository, branch, file: await forge.file(repository, place.path, branch) };
}

const ownerOf = (name: string): string => (name.split('/', 1)[0] ?? '').toLowerCase();
