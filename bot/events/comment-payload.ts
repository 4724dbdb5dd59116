import * as z from 'zod/mini';
import type { BotEvent } from '../model/bot-event.ts';
import {
  account,
  address,
  number,
  personOf,
  repository,
  repositoryOf,
  sha,
  text,
  time,
} from './payload-parts.ts';

const comment = z.object({
  action: z.enum(['created', 'edited', 'deleted']),
  issue: z.object({ number }),
  comment: z.object({
    id: number,
    body: text,
    user: account,
    updated_at: time,
    html_url: address,
  }),
  repository,
  sender: account,
});

/** `issue_comment`, of a pull request. @throws ZodError */
export function commentEvent(payload: unknown): BotEvent {
  const read = comment.parse(payload);
  const { id, body, user, updated_at: at, html_url: url } = read.comment;
  return {
    kind: 'comment',
    change: read.action,
    pull: { repository: repositoryOf(read.repository), number: read.issue.number },
    comment: { id, body, author: personOf(user), byBot: user?.type === 'Bot', at, url },
    by: personOf(read.sender),
  };
}

const VERDICTS = {
  approved: 'approved',
  changes_requested: 'changes-requested',
  commented: 'commented',
  dismissed: 'dismissed',
} as const;

const review = z.object({
  review: z.object({
    id: number,
    body: text,
    user: account,
    commit_id: sha,
    submitted_at: time,
    html_url: address,
    state: z.enum(['approved', 'changes_requested', 'commented', 'dismissed']),
  }),
  pull_request: z.object({ number }),
  repository,
});

/** `pull_request_review`. @throws ZodError */
export function reviewEvent(payload: unknown): BotEvent {
  const { review: read, ...where } = review.parse(payload);
  return {
    kind: 'review',
    pull: { repository: repositoryOf(where.repository), number: where.pull_request.number },
    review: {
      id: read.id,
      verdict: VERDICTS[read.state],
      sha: read.commit_id,
      author: personOf(read.user),
      body: read.body,
      at: read.submitted_at,
      url: read.html_url,
    },
  };
}
