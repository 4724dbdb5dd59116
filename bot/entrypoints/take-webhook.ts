import { groupOf } from '../events/group.ts';
import { headerOf, oneHeader } from '../events/one-header.ts';
import { readWebhook } from '../events/read-webhook.ts';
import { verifySignature } from '../events/signature.ts';
import type { Delivery } from '../model/bot-event.ts';
import type { StartedIngest } from './ingest-parts.ts';
import { type IngestAnswer, type IngestRequest, MOST_BODY, told } from './ingest-request.ts';
import { withSecrets } from './verified.ts';

/** `POST /webhook`: GitHub, or a relay of GitHub's. Nothing is read, written or queued before the signature was found good. */
export async function takeWebhook(request: IngestRequest, ingest: StartedIngest): Promise<IngestAnswer> {
  const { body, headers } = request;
  if (body.length > MOST_BODY) return told(413, 'refused', 'too-large');
  const header = headerOf(headers, 'x-hub-signature-256');
  const signature = await withSecrets(ingest.names.webhook, ingest, values => {
    const verdict = verifySignature(body, header, values);
    return { verdict, wrong: verdict === 'wrong' };
  });
  if (signature !== 'valid') return told(401, 'refused', `signature-${signature}`);
  if (!isJson(oneHeader(headers, 'content-type'))) return told(415, 'refused', 'content-type-not-json');
  const read = readWebhook(headers, body, ingest.interest);
  switch (read.kind) {
    case 'ping':
      return told(200, 'pong');
    case 'ignored':
      return told(202, 'ignored', read.reason);
    case 'unreadable':
      ingest.log('webhook not read', { why: read.why });
      return told(read.why === 'unknown-shape' ? 422 : 400, 'refused', read.why);
    case 'event':
      return queued({ id: read.id, received: ingest.now(), event: read.event }, ingest);
  }
}

const isJson = (type: string | undefined): boolean => /^application\/json\s*(?:;|$)/i.test(type ?? '');

/** Puts a delivery into the queue. @throws StoreFailed */
export async function queued(delivery: Delivery, { queue, log }: StartedIngest): Promise<IngestAnswer> {
  const put = await queue.put(delivery, groupOf(delivery.event));
  const outcome = put === 'put' ? 'queued' : 'known';
  log(outcome, { delivery: delivery.id, event: delivery.event.kind });
  return told(202, outcome);
}
