import type { Repository } from '../model/pull.ts';
import { answers } from './answers.ts';
import { type Asking, about, ask } from './asking.ts';
import { type ChangedFile, ForgeFailed } from './forge.ts';
import { checkedPath } from './github-names.ts';
import { defaultBranchOf, tipOf } from './repository-reads.ts';

/** How often a commit is made anew because the branch has moved meanwhile. */
const MOST_TRIES = 5;
/** Of all files of a commit, in characters. */
const MOST_TEXT = 20_000_000;

/** Objects are named by what they hold: to make one twice makes one. */
const write = { cost: 'write', again: true } as const;

/**
 * Writes files in one commit on top of a branch, which is made from the default branch where there is none. The branch goes from
 * the commit that was looked at to the new one or not at all; where somebody was faster, the commit is made anew on top of theirs.
 * @returns the commit that has the files
 */
export async function commitFiles(
  asking: Asking,
  repository: Repository,
  branch: string,
  files: readonly ChangedFile[],
  message: string,
): Promise<string> {
  for (const { path } of files) checkedPath(path);
  if (files.reduce((sum, { text }) => sum + text.length, 0) > MOST_TEXT)
    throw new ForgeFailed('the files are too large for one commit', { later: false });
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const tip = await tipOf(asking, repository, branch);
    const parent = tip ?? (await defaultBranchOf(asking, repository)).sha;
    const commit = await commitOn(asking, repository, { parent, files, message });
    if (commit === tip || (await moved(asking, repository, branch, { from: tip, to: commit }))) return commit;
  }
  throw new ForgeFailed(`\`${branch}\` of ${repository.name} moves too often to be written to`, {
    later: true,
    after: 5_000,
  });
}

interface Wanted {
  readonly parent: string;
  readonly files: readonly ChangedFile[];
  readonly message: string;
}

/** A commit on top of its parent; the parent itself where that says all of it already. */
async function commitOn(asking: Asking, repository: Repository, { parent, files, message }: Wanted) {
  const { parts, as } = await about(asking, repository);
  const before = await ask(
    asking,
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    { ...parts, commit_sha: parent },
    { as, cost: 'read', again: true, read: answers.commit },
  );
  const base = before.data.tree.sha;
  const tree = files.map(
    ({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text }) as const,
  );
  const made = await ask(
    asking,
    'POST /repos/{owner}/{repo}/git/trees',
    { ...parts, base_tree: base, tree },
    { as, ...write, read: answers.object },
  );
  if (files.length === 0 || made.data.sha === base) return parent;
  const commit = await ask(
    asking,
    'POST /repos/{owner}/{repo}/git/commits',
    { ...parts, message, tree: made.data.sha, parents: [parent] },
    { as, ...write, read: answers.object },
  );
  return commit.data.sha;
}

/** Moves a branch forward, or makes it. False: somebody else has moved or made it. */
async function moved(
  asking: Asking,
  repository: Repository,
  branch: string,
  { from, to: sha }: { readonly from: string | undefined; readonly to: string },
): Promise<boolean> {
  const { parts, as } = await about(asking, repository);
  const call = { as, ...write, read: answers.reference };
  try {
    if (from === undefined)
      await ask(
        asking,
        'POST /repos/{owner}/{repo}/git/refs',
        { ...parts, ref: `refs/heads/${branch}`, sha },
        call,
      );
    else
      await ask(
        asking,
        'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
        { ...parts, ref: `heads/${branch}`, sha, force: false },
        call,
      );
    return true;
  } catch (error) {
    // 422: no fast-forward, or it exists already. 409: another update is under way.
    if (error instanceof ForgeFailed && (error.status === 422 || error.status === 409)) return false;
    throw error;
  }
}
