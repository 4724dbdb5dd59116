import type { HeadMove, PullRef } from '../model/pull.ts';
import { type IssueEvent, issueEvents } from './answers.ts';
import { type Asking, about, ask } from './asking.ts';
import { ForgeFailed } from './forge.ts';

/**
 * What moves a head otherwise than by commits on top. A closed pull request is opened again only with a head that builds on the one
 * that it was closed with, and a branch is restored as it was; but a deletion and what follows is done in several steps, so these
 * count, too.
 */
const MOVES: readonly string[] = ['head_ref_force_pushed', 'head_ref_deleted', 'head_ref_restored'];

/** Whether an event of this name moves the head. */
export const isHeadMove = (event: string): boolean => MOVES.includes(event);

/** How many pages of 100 events are looked through beside the first, from the newest. */
const MOST_PAGES = 5;

/**
 * The last move of a pull request's head, from the list of its events. The timeline would tell the same among every comment, commit
 * and review. The list begins with the oldest, so it is read from its last page. Whatever was not read is no later than the oldest
 * event that was.
 */
export async function lastHeadMove(
  asking: Asking,
  { repository, number }: PullRef,
): Promise<HeadMove | undefined> {
  const { parts, as } = await about(asking, repository);
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
  const call = { as, cost: 'read', again: true, read: issueEvents } as const;
  const page = (at: number) =>
    ask(asking, route, { ...parts, issue_number: number, per_page: 100, page: at }, call);
  const first = await page(1);
  const last = first.next === undefined ? 1 : first.last;
  if (last === undefined)
    throw new ForgeFailed('GitHub does not say where the list of events ends', { later: false });
  let oldest: IssueEvent | undefined;
  for (let at = last; at > Math.max(1, last - MOST_PAGES); at -= 1) {
    const { data } = await page(at);
    const found = moveIn(data);
    if (found) return found;
    oldest = data[0] ?? oldest;
  }
  if (last <= MOST_PAGES + 1) return moveIn(first.data);
  if (oldest === undefined) throw new ForgeFailed('the list of events is empty at its end', { later: true });
  return { at: oldest.created_at, to: undefined };
}

/** The last move among events. A commit is named by a forced push alone, and is the one after it. */
function moveIn(events: readonly IssueEvent[]): HeadMove | undefined {
  const found = events.findLast(({ event }) => isHeadMove(event));
  return found && { at: found.created_at, to: found.commit_id ?? undefined };
}
