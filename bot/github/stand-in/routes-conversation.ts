import * as z from 'zod';
import { editComment, reactTo, writeComment } from './comment-acts.ts';
import { commentShape, REACTION_KINDS, reactionShape } from './comment-shapes.ts';
import { commentIn, type HeldComment, type Hub } from './hub.ts';
import { type Place, repositoryRoutes } from './repository-routes.ts';
import { checkedBody, notFound, RestError, type RestReply, type RestRequest, type Route } from './route.ts';

/** Comments and reactions. */
export const conversationRoutes = (hub: Hub): readonly Route[] =>
  repositoryRoutes(hub, [
    { method: 'GET', path: '/issues/{issue_number}/comments', answer: commentsUnder },
    { method: 'POST', path: '/issues/{issue_number}/comments', content: true, answer: addComment },
    { method: 'GET', path: '/issues/comments', answer: allComments },
    { method: 'PATCH', path: '/issues/comments/{comment_id}', content: true, answer: changeComment },
    { method: 'POST', path: '/issues/comments/{comment_id}/reactions', content: true, answer: addReaction },
  ]);

const written = z.object({ body: z.string().min(1).max(65_536) });
const reacted = z.object({ content: z.enum(REACTION_KINDS) });

function numberIn({ repository }: Place, { parts }: RestRequest): number {
  const number = Number(parts.issue_number);
  if (!repository.pulls.has(number) && !repository.issues.has(number)) throw notFound();
  return number;
}

function commentAt({ repository }: Place, { parts }: RestRequest): HeldComment {
  const comment = commentIn(repository, Number(parts.comment_id));
  if (!comment) throw notFound();
  return comment;
}

/** GitHub compares times to the second. */
const second = (at: number): number => Math.floor(at / 1000);

function commentsSince({ repository: { comments } }: Place, { query }: RestRequest): readonly HeldComment[] {
  const since = Date.parse(query.get('since') ?? '');
  return Number.isNaN(since) ? comments : comments.filter(({ edited }) => second(edited) >= second(since));
}

const shapes = ({ hub, repository }: Place, comments: readonly HeldComment[]) =>
  comments.map(comment => commentShape(hub, repository, comment));

function commentsUnder(place: Place, request: RestRequest): RestReply {
  const number = numberIn(place, request);
  const all = commentsSince(place, request).filter(comment => comment.number === number);
  return { status: 200, list: shapes(place, all) };
}

function allComments(place: Place, request: RestRequest): RestReply {
  const updated = request.query.get('sort') === 'updated';
  const sorted = commentsSince(place, request).toSorted((a, b) =>
    updated ? a.edited - b.edited : a.at - b.at,
  );
  const list = request.query.get('direction') === 'desc' ? sorted.toReversed() : sorted;
  return { status: 200, list: shapes(place, list) };
}

function addComment(place: Place, request: RestRequest): RestReply {
  const { hub, repository } = place;
  const number = numberIn(place, request);
  const { body } = checkedBody(request, written);
  const comment = writeComment(hub, repository, number, hub.app.account, body);
  return { status: 201, body: commentShape(hub, repository, comment) };
}

function changeComment(place: Place, request: RestRequest): RestReply {
  const { hub, repository } = place;
  const { account } = hub.app;
  const comment = commentAt(place, request);
  if (comment.author !== account) throw new RestError(403, 'Resource not accessible by integration');
  editComment(hub, repository, comment, account, checkedBody(request, written).body);
  return { status: 200, body: commentShape(hub, repository, comment) };
}

function addReaction(place: Place, request: RestRequest): RestReply {
  const { hub } = place;
  const comment = commentAt(place, request);
  const { content } = checkedBody(request, reacted);
  const { reaction, fresh } = reactTo(hub, comment, hub.app.account, content);
  return { status: fresh ? 201 : 200, body: reactionShape(hub, reaction) };
}
