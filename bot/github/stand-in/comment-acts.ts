import { emitComment } from './emit.ts';
import type { Account, HeldComment, HeldRepository, Hub } from './hub.ts';

/** Writes a comment under a pull request or an issue. */
export function writeComment(
  hub: Hub,
  repository: HeldRepository,
  number: number,
  author: Account,
  body: string,
): HeldComment {
  const at = hub.clock();
  const comment = { id: hub.ids(), number, author, body, at, edited: at, reactions: [] };
  repository.comments.push(comment);
  emitComment(hub, repository, comment, 'created', author);
  return comment;
}

/** Gives a comment another text. */
export function editComment(
  hub: Hub,
  repository: HeldRepository,
  comment: HeldComment,
  by: Account,
  body: string,
): void {
  const before = comment.body;
  comment.body = body;
  comment.edited = hub.clock();
  emitComment(hub, repository, comment, 'edited', by, before);
}

/** Takes a comment away. */
export function deleteComment(hub: Hub, repository: HeldRepository, comment: HeldComment, by: Account): void {
  const index = repository.comments.indexOf(comment);
  if (index !== -1) repository.comments.splice(index, 1);
  emitComment(hub, repository, comment, 'deleted', by);
}

/** Reacts to a comment. One reaction of a kind is kept for each person. */
export function reactTo(
  hub: Hub,
  comment: HeldComment,
  by: Account,
  content: string,
): { readonly reaction: HeldComment['reactions'][number]; readonly fresh: boolean } {
  const there = comment.reactions.find(one => one.by.id === by.id && one.content === content);
  if (there) return { reaction: there, fresh: false };
  const reaction = { id: hub.ids(), content, by, at: hub.clock() };
  comment.reactions.push(reaction);
  return { reaction, fresh: true };
}
