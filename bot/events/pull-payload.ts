import * as z from 'zod/mini';
import type { BotEvent } from '../core/bot-event.ts';
import type { Pull, Repository } from '../core/pull.ts';
import {
  account,
  branch,
  label,
  number,
  personOf,
  repository,
  repositoryOf,
  sha,
  time,
} from './payload-parts.ts';

/** GitHub's actions in the bot's words. What is not here changes nothing that the bot knows of a pull request. */
const CHANGES = {
  opened: 'opened',
  reopened: 'reopened',
  synchronize: 'pushed',
  closed: 'closed',
  labeled: 'labelled',
  unlabeled: 'unlabelled',
  edited: 'edited',
  ready_for_review: 'edited',
  converted_to_draft: 'edited',
} as const;
type Action = keyof typeof CHANGES;
// The keys of a constant object are its own.
const ACTIONS = Object.keys(CHANGES) as [Action, ...Action[]];

/** The actions of `pull_request` that are of interest. */
export const PULL_ACTIONS: readonly string[] = ACTIONS;

const pull = z.object({
  number,
  user: account,
  state: z.enum(['open', 'closed']),
  draft: z.optional(z.nullable(z.boolean())),
  merged: z.optional(z.nullable(z.boolean())),
  merge_commit_sha: z.nullish(sha),
  updated_at: time,
  head: z.object({ sha, ref: branch, repo: z.nullish(repository) }),
  base: z.object({ sha, ref: branch }),
  labels: z.array(z.object({ name: label })).check(z.maxLength(1_000)),
});

const pullPayload = z.object({
  action: z.enum(ACTIONS),
  pull_request: pull,
  repository,
  label: z.nullish(z.object({ name: label })),
  sender: account,
});

/** `pull_request`. @throws ZodError */
export function pullEvent(payload: unknown): BotEvent {
  const read = pullPayload.parse(payload);
  return {
    kind: 'pull',
    change: CHANGES[read.action],
    pull: pullOf(read.pull_request, repositoryOf(read.repository)),
    by: personOf(read.sender),
    label: read.action === 'labeled' || read.action === 'unlabeled' ? read.label?.name : undefined,
    at: read.pull_request.updated_at,
  };
}

function pullOf(read: z.infer<typeof pull>, where: Repository): Pull {
  const merged = read.merged === true;
  return {
    ref: { repository: where, number: read.number },
    author: personOf(read.user),
    state: merged ? 'merged' : read.state,
    draft: read.draft === true,
    head: {
      sha: read.head.sha,
      branch: read.head.ref,
      repository: read.head.repo ? repositoryOf(read.head.repo) : undefined,
    },
    base: { branch: read.base.ref, sha: read.base.sha },
    merged: merged ? (read.merge_commit_sha ?? undefined) : undefined,
    labels: read.labels.map(({ name }) => name),
  };
}
