import type { Pull, PullRef, Repository } from '../model/pull.ts';
import { answers, pull, pullIn, pulls } from './answers.ts';
import { type Asking, about, ask, orAbsent, pagesOf } from './asking.ts';
import { ForgeFailed, type RepositoryFile } from './forge.ts';
import { checkedPath } from './github-names.ts';
import { NotInstalled } from './installations.ts';

/** Of pull requests: 10,000 open ones, and as many that were closed. */
const MOST_PAGES = 100;

const read = { cost: 'read', again: true } as const;

/** A pull request, if it is in the repository of this number: a name can be given up and taken by another repository. */
export async function pullAt(asking: Asking, { repository, number }: PullRef): Promise<Pull | undefined> {
  const { parts, as } = await about(asking, repository);
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  const call = { as, ...read, read: pull };
  const answer = await orAbsent(ask(asking, route, { ...parts, pull_number: number }, call));
  return answer?.data.base.repo?.id === repository.id ? pullIn(answer.data, repository) : undefined;
}

/** Open pull requests, and those that were closed since. */
export async function pullsSince(
  asking: Asking,
  repository: Repository,
  since: number,
): Promise<readonly Pull[]> {
  const { parts, as } = await about(asking, repository);
  const list = (state: 'open' | 'closed', until: number) =>
    pagesOf(
      next =>
        ask(
          asking,
          'GET /repos/{owner}/{repo}/pulls',
          { ...parts, state, sort: 'updated', direction: 'desc', per_page: 100, ...next },
          { as, ...read, read: pulls },
        ),
      MOST_PAGES,
      // To be closed is to be updated.
      items => items.some(({ updated_at: updated }) => updated < until),
    );
  const open = await list('open', 0);
  const closed = await list('closed', since);
  if (open.cut || closed.cut)
    throw new ForgeFailed('there are too many pull requests to look at', { later: false });
  const ended = closed.items.filter(({ closed_at: at }) => (at ?? 0) >= since);
  // One that was closed between the two looks is in both: what was seen last holds.
  const all = new Map([...open.items, ...ended].map(item => [item.number, item]));
  return [...all.values()].map(item => pullIn(item, repository));
}

/** A file at a branch, tag or commit. */
export async function fileAt(
  asking: Asking,
  repository: Repository,
  path: string,
  ref: string,
): Promise<RepositoryFile | undefined> {
  const { parts, as } = await about(asking, repository);
  const route = 'GET /repos/{owner}/{repo}/contents/{path}';
  const call = { as, ...read, keep: true, read: answers.file };
  const answer = await orAbsent(ask(asking, route, { ...parts, path: checkedPath(path), ref }, call));
  if (!answer) return undefined;
  const { data } = answer;
  if ('content' in data && data.encoding === 'base64')
    return { text: Buffer.from(data.content, 'base64').toString(), sha: data.sha };
  throw new ForgeFailed(`\`${path}\` is no file that can be read, or larger than 1 MB`, { later: false });
}

/** The repository `owner/name`, as it is written. Undefined: it is not there, or not ours. */
export async function repositoryNamed(asking: Asking, name: string): Promise<Repository | undefined> {
  try {
    const { parts, as } = await about(asking, { id: 0, name });
    const call = { as, ...read, keep: true, read: answers.repository };
    const answer = await orAbsent(ask(asking, 'GET /repos/{owner}/{repo}', parts, call));
    return answer && { id: answer.data.id, name: answer.data.full_name };
  } catch (error) {
    if (error instanceof NotInstalled) return undefined;
    throw error;
  }
}

/** The default branch and its tip. Of a repository whose number is known (not 0), no other that has the name by now is taken for it. */
export async function defaultBranchOf(
  asking: Asking,
  repository: Repository,
): Promise<{ readonly branch: string; readonly sha: string }> {
  const { parts, as } = await about(asking, repository);
  const call = { as, ...read, keep: true, read: answers.repository };
  const { default_branch: branch, id } = (await ask(asking, 'GET /repos/{owner}/{repo}', parts, call)).data;
  if (repository.id !== 0 && id !== repository.id)
    throw new ForgeFailed(`${repository.name} is another repository by now`, { later: false });
  const sha = await tipOf(asking, repository, branch);
  if (sha !== undefined) return { branch, sha };
  throw new ForgeFailed(`${repository.name} has no commit yet`, { later: false });
}

/** The commit at which a branch is; undefined: there is no such branch. */
export async function tipOf(
  asking: Asking,
  repository: Repository,
  branch: string,
): Promise<string | undefined> {
  const { parts, as } = await about(asking, repository);
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
  const call = { as, ...read, read: answers.reference };
  const answer = await orAbsent(ask(asking, route, { ...parts, ref: `heads/${branch}` }, call));
  return answer?.data.object.sha;
}
