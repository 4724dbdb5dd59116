import type { Comment } from '../../model/bot-event.ts';
import type { Reaction } from '../../model/effect.ts';
import type { PullRef, Repository } from '../../model/pull.ts';
import type { ListedComment } from '../forge.ts';
import { editComment, reactTo, writeComment } from '../stand-in/comment-acts.ts';
import { commentIn, type HeldComment, type HeldRepository, type Hub } from '../stand-in/hub.ts';
import { asRepository } from '../stand-in/repository-acts.ts';
import { repositoryPage } from '../stand-in/repository-shape.ts';
import { held } from './held.ts';

/** Comments of the App's under a pull request that begin with the marker. */
export const ownComments = (hub: Hub, { repository, number }: PullRef, marker: string) =>
  held(hub, repository)
    .comments.filter(
      ({ number: own, author, body }) =>
        own === number && author.id === hub.app.account.id && body.startsWith(marker),
    )
    .map(({ id, body }) => ({ id, body }));

/** Writes a comment as the App. @returns its number */
export const write = (hub: Hub, { repository, number }: PullRef, body: string): number =>
  writeComment(hub, held(hub, repository), number, hub.app.account, body).id;

/** Gives a comment another text. */
export function edit(hub: Hub, repository: Repository, id: number, body: string): 'edited' | 'gone' {
  const place = held(hub, repository);
  const comment = commentIn(place, id);
  if (comment) editComment(hub, place, comment, hub.app.account, body);
  return comment ? 'edited' : 'gone';
}

/** Reacts to a comment as the App. */
export function react(hub: Hub, repository: Repository, id: number, reaction: Reaction): 'there' | 'gone' {
  const comment = commentIn(held(hub, repository), id);
  if (comment) reactTo(hub, comment, hub.app.account, reaction);
  return comment ? 'there' : 'gone';
}

/** Comments under pull requests that were written or edited since, oldest first. */
export function commentsSince(hub: Hub, repository: Repository, since: number): readonly ListedComment[] {
  const place = held(hub, repository);
  return place.comments
    .filter(({ number, edited }) => place.pulls.has(number) && edited >= since)
    .toSorted((a, b) => a.edited - b.edited)
    .map(comment => ({
      edited: comment.edited !== comment.at,
      pull: { repository: asRepository(place), number: comment.number },
      comment: asComment(hub, place, comment),
    }));
}

const asComment = (hub: Hub, place: HeldRepository, comment: HeldComment): Comment => ({
  id: comment.id,
  body: comment.body,
  author: { id: comment.author.id, login: comment.author.login },
  byBot: comment.author.type === 'Bot',
  at: comment.edited,
  url: `${repositoryPage(hub, place)}/pull/${comment.number}#issuecomment-${comment.id}`,
});
