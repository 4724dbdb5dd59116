import type { Reaction } from '../model/effect.ts';
import type { PullRef, Repository } from '../model/pull.ts';
import { answers, commentOf, comments, pullNumberOf } from './answers.ts';
import { type Asking, about, ask, orAbsent, pagesOf } from './asking.ts';
import { ForgeFailed, type ListedComment } from './forge.ts';

/** GitHub takes no more than 2,500 comments under a pull request, which are 25 pages. */
const MOST_PAGES = 30;
/** Of comments of a whole repository. */
const MOST_PAGES_SINCE = 100;

/** A comment of the bot's own. */
export interface OwnComment {
  readonly id: number;
  readonly body: string;
}

/** Comments of an account under a pull request, oldest first. */
export async function commentsBy(
  asking: Asking,
  { repository, number }: PullRef,
  account: number,
): Promise<readonly OwnComment[]> {
  const { parts, as } = await about(asking, repository);
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const parameters = { ...parts, issue_number: number, per_page: 100 };
  const call = { as, cost: 'read', again: true, read: comments } as const;
  const { items, cut } = await pagesOf(
    next => ask(asking, route, { ...parameters, ...next }, call),
    MOST_PAGES,
  );
  // To overlook the bot's comment would mean another one.
  if (cut) throw new ForgeFailed('the pull request has too many comments to look at', { later: false });
  return items.filter(({ user }) => user?.id === account).map(({ id, body }) => ({ id, body }));
}

/**
 * Writes a comment. It is never sent again blindly: where the answer was lost, the comment is looked for, and where it is not
 * seen (yet) the call fails, and whoever asks again looks first.
 */
export async function writeComment(
  asking: Asking,
  ref: PullRef,
  body: string,
  account: number,
): Promise<number> {
  const { parts, as } = await about(asking, ref.repository);
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const call = { as, cost: 'content', again: false, read: answers.written } as const;
  try {
    return (await ask(asking, route, { ...parts, issue_number: ref.number, body }, call)).data.id;
  } catch (error) {
    if (!(error instanceof ForgeFailed) || !isLost(error)) throw error;
    const there = await orLost(commentsBy(asking, ref, account), error);
    const same = there.findLast(comment => comment.body.trim() === body.trim());
    if (!same) throw error;
    return same.id;
  }
}

const isLost = ({ later, status }: ForgeFailed): boolean => later && (status === undefined || status >= 500);

/** Where the look fails too, what is told is the first failure: that the comment may be there. */
async function orLost<T>(looked: Promise<T>, lost: ForgeFailed): Promise<T> {
  try {
    return await looked;
  } catch {
    throw lost;
  }
}

/** Gives a comment another text. */
export async function editComment(
  asking: Asking,
  repository: Repository,
  comment: number,
  body: string,
): Promise<'edited' | 'gone'> {
  const { parts, as } = await about(asking, repository);
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  const call = { as, cost: 'content', again: true, read: answers.written } as const;
  const answer = await orAbsent(ask(asking, route, { ...parts, comment_id: comment, body }, call));
  return answer ? 'edited' : 'gone';
}

/** Reacts to a comment; GitHub keeps one reaction of a kind, so that this may be sent again. */
export async function react(
  asking: Asking,
  repository: Repository,
  comment: number,
  content: Reaction,
): Promise<'there' | 'gone'> {
  const { parts, as } = await about(asking, repository);
  const route = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
  const call = { as, cost: 'content', again: true, read: answers.written } as const;
  const answer = await orAbsent(ask(asking, route, { ...parts, comment_id: comment, content }, call));
  return answer ? 'there' : 'gone';
}

/** Comments under pull requests that were written or edited since, oldest first. */
export async function commentsSince(
  asking: Asking,
  repository: Repository,
  since: number,
): Promise<readonly ListedComment[]> {
  const { parts, as } = await about(asking, repository);
  const parameters = {
    ...parts,
    since: `${new Date(since).toISOString().slice(0, 19)}Z`,
    sort: 'updated',
    direction: 'asc',
    per_page: 100,
  } as const;
  const call = { as, cost: 'read', again: true, read: comments } as const;
  const route = 'GET /repos/{owner}/{repo}/issues/comments';
  const { items, cut } = await pagesOf(
    next => ask(asking, route, { ...parameters, ...next }, call),
    MOST_PAGES_SINCE,
  );
  if (cut) throw new ForgeFailed('there are too many comments to look at since then', { later: false });
  return items.flatMap(item => {
    const number = pullNumberOf(item);
    const edited = item.updated_at !== item.created_at;
    return number === undefined ? [] : [{ pull: { repository, number }, comment: commentOf(item), edited }];
  });
}
