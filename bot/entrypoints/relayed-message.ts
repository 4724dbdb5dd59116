import * as z from 'zod/mini';
import { jsonOf } from '../events/json-of.ts';
import type { IngestRequest } from './ingest-request.ts';

/** What is handed on of a relayed request. Everything else was meant for the channel: its host, its length, its connection. */
const HEADERS = [
  'content-type',
  'x-github-delivery',
  'x-github-event',
  'x-github-hook-installation-target-id',
  'x-github-hook-installation-target-type',
  'x-hub-signature-256',
  'x-bot-report',
] as const;

const message = z.looseObject({
  body: z.unknown(),
  /** Servers that keep the bytes send them in one of these beside `body`. */
  rawdata: z.optional(z.string()),
  bodyB: z.optional(z.string()),
});

/**
 * The request that a smee-compatible channel tells of: an object of the request's headers, with `body`, `query` and `timestamp`
 * among them. Most channels parse the body, so its bytes are made again by `JSON.stringify`, as smee-client does. That is sound:
 * the signature is checked over these bytes, so a body that GitHub did not sign is never taken. But it may refuse one that GitHub did
 * sign, in whose text something stands otherwise than JavaScript writes it (`1.0`, `\u00e9`, a key twice); the reconciler finds what
 * was lost that way.
 * @returns undefined when it is nothing like it
 */
export function relayedRequest(data: string): IngestRequest | undefined {
  const read = message.safeParse(jsonOf(data));
  if (!read.success) return undefined;
  const bytes = bytesOf(read.data);
  if (bytes === undefined) return undefined;
  const headers = Object.fromEntries(
    Object.entries(read.data).flatMap(([name, value]) => {
      const known = HEADERS.find(each => each === name.toLowerCase());
      return known !== undefined && typeof value === 'string' ? [[known, value]] : [];
    }),
  );
  const path = 'x-bot-report' in headers ? '/report' : '/webhook';
  return { method: 'POST', path, headers, body: bytes };
}

function bytesOf({ body, rawdata, bodyB }: z.infer<typeof message>): Uint8Array | undefined {
  if (rawdata !== undefined) return Buffer.from(rawdata);
  if (bodyB !== undefined) return Buffer.from(bodyB, 'base64');
  return typeof body === 'object' && body !== null ? Buffer.from(JSON.stringify(body)) : undefined;
}
