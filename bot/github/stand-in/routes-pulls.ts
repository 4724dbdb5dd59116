import * as z from 'zod';
import { editComment, reactTo, writeComment } from './comment-acts.ts';
import { commentShape, reactionShape } from './comment-shapes.ts';
import { commentIn, type HeldComment, type Hub } from './hub.ts';
import { pullShape, simplePullShape } from './pull-shapes.ts';
import { fullRepositoryShape } from './repository-shape.ts';
import { notFound, RestError, type RestRequest, type Route, repositoryIn } from './route.ts';

const written = z.object({ body: z.string().min(1).max(65_536) });
const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
const reacted = z.object({ content: z.enum(REACTIONS) });

/** A body of this shape. @throws RestError */
function bodyOf<T>({ body }: RestRequest, shape: z.ZodType<T>): T {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new RestError(422, 'Validation Failed');
}

/** GitHub compares times to the second. */
const second = (at: number): number => Math.floor(at / 1000);

/** Repositories and pull requests, read. */
export function pullRoutes(hub: Hub): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}',
      as: 'installation',
      answer: request => ({ status: 200, body: fullRepositoryShape(hub, repositoryIn(hub, request)) }),
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/pulls',
      as: 'installation',
      answer: request => {
        const { query } = request;
        const state = query.get('state') ?? 'open';
        const all = [...repositoryIn(hub, request).pulls.values()];
        const updated = query.get('sort') === 'updated';
        const sorted = all
          .filter(pull => state === 'all' || pull.state === state)
          .toSorted((a, b) => (updated ? a.updated - b.updated : a.at - b.at));
        const list = query.get('direction') === 'asc' ? sorted : sorted.toReversed();
        return { status: 200, list: list.map(pull => simplePullShape(hub, pull)) };
      },
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/pulls/{pull_number}',
      as: 'installation',
      answer: request => {
        const pull = repositoryIn(hub, request).pulls.get(Number(request.parts.pull_number));
        if (!pull) throw notFound();
        return { status: 200, body: pullShape(hub, pull) };
      },
    },
  ];
}

/** Comments and reactions. */
export function conversationRoutes(hub: Hub): readonly Route[] {
  const numberOf = (request: RestRequest) => {
    const repository = repositoryIn(hub, request);
    const number = Number(request.parts.issue_number);
    if (!repository.pulls.has(number) && !repository.issues.has(number)) throw notFound();
    return { repository, number };
  };
  const commentOf = (request: RestRequest) => {
    const repository = repositoryIn(hub, request);
    const comment = commentIn(repository, Number(request.parts.comment_id));
    if (!comment) throw notFound();
    return { repository, comment };
  };
  const newerThan = ({ query }: RestRequest, comments: readonly HeldComment[]) => {
    const since = Date.parse(query.get('since') ?? '');
    return Number.isNaN(since) ? comments : comments.filter(({ edited }) => second(edited) >= second(since));
  };
  const { account } = hub.app;
  return [
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
      as: 'installation',
      answer: request => {
        const { repository, number } = numberOf(request);
        const all = newerThan(request, repository.comments).filter(comment => comment.number === number);
        return { status: 200, list: all.map(comment => commentShape(hub, repository, comment)) };
      },
    },
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
      as: 'installation',
      content: true,
      answer: request => {
        const { repository, number } = numberOf(request);
        const comment = writeComment(hub, repository, number, account, bodyOf(request, written).body);
        return { status: 201, body: commentShape(hub, repository, comment) };
      },
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/issues/comments',
      as: 'installation',
      answer: request => {
        const repository = repositoryIn(hub, request);
        const updated = request.query.get('sort') === 'updated';
        const sorted = newerThan(request, repository.comments).toSorted((a, b) =>
          updated ? a.edited - b.edited : a.at - b.at,
        );
        const list = request.query.get('direction') === 'desc' ? sorted.toReversed() : sorted;
        return { status: 200, list: list.map(comment => commentShape(hub, repository, comment)) };
      },
    },
    {
      method: 'PATCH',
      path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
      as: 'installation',
      content: true,
      answer: request => {
        const { repository, comment } = commentOf(request);
        if (comment.author !== account) throw new RestError(403, 'Resource not accessible by integration');
        editComment(hub, repository, comment, account, bodyOf(request, written).body);
        return { status: 200, body: commentShape(hub, repository, comment) };
      },
    },
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
      as: 'installation',
      content: true,
      answer: request => {
        const { comment } = commentOf(request);
        const { reaction, fresh } = reactTo(hub, comment, account, bodyOf(request, reacted).content);
        return { status: fresh ? 201 : 200, body: reactionShape(hub, reaction) };
      },
    },
  ];
}
