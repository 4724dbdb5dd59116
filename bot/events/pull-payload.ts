import * as z from 'zod/mini';
import type { BotEvent } from '../model/bot-event.ts';
import { account, label, personOf, repository, repositoryOf } from './payload-parts.ts';
import { pullFields, pullOf } from './pull-shape.ts';

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

const pull = z.object({ ...pullFields, merged: z.optional(z.nullable(z.boolean())) });

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
    pull: pullOf(read.pull_request, repositoryOf(read.repository), read.pull_request.merged === true),
    by: personOf(read.sender),
    label: read.action === 'labeled' || read.action === 'unlabeled' ? read.label?.name : undefined,
    at: read.pull_request.updated_at,
  };
}
