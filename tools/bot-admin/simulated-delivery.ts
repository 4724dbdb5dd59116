import { z } from 'zod';
import { readWebhook } from '../../bot/events/read-webhook.ts';
import type { BotEvent, Delivery } from '../../bot/model/bot-event.ts';
import type { Person } from '../../bot/model/person.ts';
import type { Pull } from '../../bot/model/pull.ts';
import { UserError } from '../user-error.ts';

/** A payload as a delivery, with the pull request that it is about as far as it says that. */
export interface SimulatedDelivery {
  readonly delivery: Delivery;
  readonly pull: Pull;
}

/** Of a payload of GitHub's that which tells events apart, and who opened the pull request. */
const payloadSchema = z.looseObject({
  issue: z.looseObject({ user: z.looseObject({ id: z.number(), login: z.string() }) }).optional(),
  review: z.unknown().optional(),
  comment: z.unknown().optional(),
  pull_request: z.unknown().optional(),
});
type Payload = z.infer<typeof payloadSchema>;

/** The name of the event, which a payload does not hold: it comes as a header. */
function eventName({ issue, review, comment, pull_request }: Payload): string {
  if (issue && comment) return 'issue_comment';
  if (review) return 'pull_request_review';
  return pull_request ? 'pull_request' : 'push';
}

const NOBODY: Person = { id: 0, login: 'nobody' };

/**
 * Reads a payload file.
 * @param path its name, for errors
 * @param now milliseconds since 1970
 * @throws UserError when the bot would not take it
 */
export function simulatedDelivery(
  path: string,
  text: string,
  { event, sha, now }: { readonly event: string | undefined; readonly sha: string; readonly now: number },
): SimulatedDelivery {
  const payload = payloadOf(path, text);
  const headers = { 'x-github-delivery': 'simulated', 'x-github-event': event ?? eventName(payload) };
  const everything = { app: 0, account: 0, serves: () => true, mayHoldCommand: () => true };
  const reading = readWebhook(headers, new TextEncoder().encode(text), everything);
  if (reading.kind === 'ignored') throw new UserError(`the bot ignores \`${path}\`: ${reading.reason}`);
  if (reading.kind !== 'event')
    throw new UserError(`\`${path}\` is no payload that the bot can read`, {
      fix: 'save the payload of a delivery from GitHub’s settings; --event names its event',
    });
  const pull = pullOf(reading.event, payload, sha);
  if (pull === undefined) throw new UserError(`\`${path}\` is about no pull request`);
  return { delivery: { id: reading.id, received: now, event: reading.event }, pull };
}

function payloadOf(path: string, text: string): Payload {
  try {
    return payloadSchema.parse(JSON.parse(text));
  } catch {
    throw new UserError(`\`${path}\` holds no JSON of a webhook`, {
      fix: 'save the payload of a delivery from GitHub’s settings',
    });
  }
}

/** Comments do not say which commit the head is. */
function pullOf(event: BotEvent, { issue }: Payload, sha: string): Pull | undefined {
  if (event.kind === 'pull') return event.pull;
  if (event.kind !== 'comment' && event.kind !== 'review') return undefined;
  return {
    ref: event.pull,
    author: issue ? { id: issue.user.id, login: issue.user.login } : NOBODY,
    state: 'open',
    draft: false,
    head: { sha, branch: 'head', repository: undefined },
    base: { branch: 'main', sha: '0'.repeat(40) },
    merged: undefined,
    labels: [],
  };
}
