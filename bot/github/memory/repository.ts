import type { Pull, PullRef, Repository } from '../../model/pull.ts';
import { type ChangedFile, ForgeFailed, type RepositoryFile } from '../forge.ts';
import { asPull } from '../stand-in/as-pull.ts';
import { moveBranch } from '../stand-in/git-acts.ts';
import { blobName } from '../stand-in/git-objects.ts';
import { type Hub, repositoryNamed } from '../stand-in/hub.ts';
import { asRepository } from '../stand-in/repository-acts.ts';
import { held } from './held.ts';

/** The repository of this name, where the App is installed for it. */
export function installedFor(hub: Hub, name: string): Repository | undefined {
  const found = repositoryNamed(hub, name);
  return found && hub.app.installations.has(found.owner.id) ? asRepository(found) : undefined;
}

/** A pull request of the repository that has both this name and this number. */
export function pullAt(hub: Hub, { repository, number }: PullRef): Pull | undefined {
  const place = held(hub, repository);
  const pull = place.id === repository.id ? place.pulls.get(number) : undefined;
  return pull && asPull(pull);
}

/** Open pull requests, and those that were closed since. */
export const pullsSince = (hub: Hub, repository: Repository, since: number): readonly Pull[] =>
  [...held(hub, repository).pulls.values()]
    .filter(({ state, closed }) => state === 'open' || (closed ?? 0) >= since)
    .map(asPull);

/** A file at a branch or commit. */
export function fileAt(
  hub: Hub,
  repository: Repository,
  path: string,
  ref: string,
): RepositoryFile | undefined {
  const text = hub.git.filesAt(held(hub, repository).branches.get(ref) ?? ref).get(path);
  return text === undefined ? undefined : { text, sha: blobName(text) };
}

/** The default branch and its tip. @throws ForgeFailed when another repository has the name by now */
export function defaultBranchOf(hub: Hub, repository: Repository) {
  const { id, defaultBranch: branch, branches } = held(hub, repository);
  if (repository.id !== 0 && id !== repository.id)
    throw new ForgeFailed(`${repository.name} is another repository by now`, { later: false });
  return { branch, sha: branches.get(branch) ?? '' };
}

/** Writes files on a branch, by a commit where they change anything. @returns the commit that has them */
export function commitFiles(
  hub: Hub,
  repository: Repository,
  branch: string,
  files: readonly ChangedFile[],
  message: string,
): string {
  const place = held(hub, repository);
  const tip = place.branches.get(branch) ?? place.branches.get(place.defaultBranch) ?? '';
  const before = hub.git.filesAt(tip);
  const wanted = new Map([...before, ...files.map(({ path, text }) => [path, text] as const)]);
  const changed = files.some(({ path, text }) => before.get(path) !== text);
  const sha = changed ? newCommit(hub, tip, wanted, message) : tip;
  moveBranch(hub, place, branch, sha, hub.app.account);
  return sha;
}

const newCommit = (hub: Hub, parent: string, files: ReadonlyMap<string, string>, message: string): string =>
  hub.git.addCommit({ tree: hub.git.addTree(files), parents: [parent], message, at: hub.clock() }).sha;
