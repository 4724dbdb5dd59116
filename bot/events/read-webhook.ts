import type { BotEvent } from '../model/bot-event.ts';
import type { Repository } from '../model/pull.ts';
import { commentEvent, reviewEvent } from './comment-payload.ts';
import { envelopeOf } from './envelope.ts';
import { isDeeper } from './json-depth.ts';
import { jsonOf } from './json-of.ts';
import { EVENTS, type EventName, type Ignored, type Interest, ignoredFor } from './of-interest.ts';
import { type Headers, oneHeader } from './one-header.ts';
import { pullEvent } from './pull-payload.ts';
import { installationEvent, pushEvent } from './repository-payload.ts';

/** GitHub's payloads are nested less than a third as deep. */
const MOST_DEPTH = 32;
/** GitHub's are GUIDs. */
const DELIVERY = /^[0-9A-Za-z-]{1,100}$/;

/** What is wrong with a signed request. GitHub sends none such, unless it changes its payloads. */
type Unreadable = 'no-delivery' | 'not-json' | 'too-deep' | 'unknown-shape';

/** What a delivery holds. */
export type WebhookReading =
  /** GitHub only asks whether somebody is there. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'ignored'; readonly reason: Ignored }
  | { readonly kind: 'unreadable'; readonly why: Unreadable }
  | { readonly kind: 'event'; readonly id: string; readonly event: BotEvent };

/**
 * Reads a delivery whose signature was found good: first what it takes least to look at, so that most deliveries are gone before
 * much is parsed. Never throws.
 * @param raw the body's bytes
 */
export function readWebhook(headers: Headers, raw: Uint8Array, interest: Interest): WebhookReading {
  const id = oneHeader(headers, 'x-github-delivery');
  if (id === undefined || !DELIVERY.test(id)) return { kind: 'unreadable', why: 'no-delivery' };
  const name = oneHeader(headers, 'x-github-event');
  if (name === 'ping') return { kind: 'ping' };
  if (!isKnown(name)) return { kind: 'ignored', reason: 'event-of-no-interest' };
  if (isForAnother(headers, interest.app)) return { kind: 'ignored', reason: 'another-app' };
  if (isDeeper(raw, MOST_DEPTH)) return { kind: 'unreadable', why: 'too-deep' };
  const payload = jsonOf(raw);
  if (payload === undefined) return { kind: 'unreadable', why: 'not-json' };
  const envelope = envelopeOf(payload);
  if (!envelope) return { kind: 'unreadable', why: 'unknown-shape' };
  const reason = ignoredFor(name, envelope, interest);
  if (reason !== undefined) return { kind: 'ignored', reason };
  return eventOf(id, name, payload, interest.serves);
}

const isKnown = (name: string | undefined): name is EventName => EVENTS.some(each => each === name);

/** Several apps may share a channel, or a secret by mistake. */
function isForAnother(headers: Headers, app: number): boolean {
  if (oneHeader(headers, 'x-github-hook-installation-target-type') !== 'integration') return false;
  return oneHeader(headers, 'x-github-hook-installation-target-id') !== `${app}`;
}

function eventOf(
  id: string,
  name: EventName,
  payload: unknown,
  serves: (repository: Repository) => boolean,
): WebhookReading {
  try {
    const event = PARSERS[name](payload, serves);
    return event ? { kind: 'event', id, event } : { kind: 'ignored', reason: 'repository-not-served' };
  } catch {
    // What zod says names fields and holds values of people; the reason alone is counted.
    return { kind: 'unreadable', why: 'unknown-shape' };
  }
}

type Parser = (payload: unknown, serves: (repository: Repository) => boolean) => BotEvent | undefined;

const PARSERS: Readonly<Record<EventName, Parser>> = {
  issue_comment: commentEvent,
  pull_request: pullEvent,
  pull_request_review: reviewEvent,
  push: pushEvent,
  installation: installationEvent,
  installation_repositories: installationEvent,
};
