import { openIngest } from '../../../bot/entrypoints/ingest-handler.ts';
import type { IngestParts } from '../../../bot/entrypoints/ingest-parts.ts';
import type { IngestRequest } from '../../../bot/entrypoints/ingest-request.ts';
import { signatureOf } from '../../../bot/events/signature.ts';
import { CachedSecrets } from '../../../bot/secrets/cached-secrets.ts';
import { type Secrets, SecretsFailed } from '../../../bot/secrets/secrets.ts';
import { StoreFailed } from '../../../bot/stores/bot-store.ts';
import { MemoryBotStore } from '../../../bot/stores/memory-bot-store.ts';
import { MemoryEventQueue } from '../../../bot/stores/memory-event-queue.ts';
import { examplesOf } from '../events/examples.ts';

export const WEBHOOK_SECRET = 'webhook-secret-0123456789';
export const REPORT_SECRET = 'report-secret-0123456789';
export const NOW = 1_700_000_000_000;

/** A comment under a pull request that asks for something. */
export const COMMENT = Buffer.from(
  JSON.stringify(examplesOf('issue_comment')[0]?.payload)
    .replace('"comments":0', '"comments":0,"pull_request":{}')
    .replace('You are totally right!', '@bot run ci. You are totally right!'),
);

let deliveries = 0;

/** A delivery as GitHub sends it. */
export const delivered = (
  body: Uint8Array,
  more: Readonly<Record<string, string>> = {},
  secret = WEBHOOK_SECRET,
): IngestRequest => ({
  method: 'POST',
  path: '/webhook',
  headers: {
    'content-type': 'application/json',
    'x-github-event': 'issue_comment',
    'x-github-delivery': `delivery-${++deliveries}`,
    'x-hub-signature-256': signatureOf(body, secret),
    ...more,
  },
  body,
});

/** Ingest over a queue in memory, whose secrets, clock and faults a test sets. */
export async function playedIngest(more: Partial<IngestParts> = {}) {
  const state = {
    now: NOW,
    values: new Map([
      ['webhook', [WEBHOOK_SECRET]],
      ['report', [REPORT_SECRET]],
    ]),
    secretsFail: false,
    storeFails: false,
    readings: 0,
    puts: 0,
    spends: 0,
    lines: [] as string[],
  };
  const source: Secrets = {
    named: async name => {
      state.readings++;
      if (state.secretsFail) throw new SecretsFailed(`the secret ${name} cannot be read`, true);
      return state.values.get(name) ?? [];
    },
  };
  const queue = new MemoryEventQueue();
  const store = new MemoryBotStore();
  const fault = () => {
    if (state.storeFails) throw new StoreFailed('the store is down');
  };
  const handler = await openIngest({
    queue: {
      put: async (delivery, group) => {
        state.puts++;
        fault();
        return queue.put(delivery, group);
      },
      depth: () => queue.depth(),
    },
    store: {
      spend: async (nonce, until, now) => {
        state.spends++;
        fault();
        return store.spend(nonce, until, now);
      },
    },
    secrets: new CachedSecrets(source, () => state.now),
    names: { webhook: 'webhook', report: 'report' },
    settings: { app: 1, account: 99, repositories: [{ name: 'codertocat/hello-world' }] },
    now: () => state.now,
    log: (what, fields) => state.lines.push(`${what} ${JSON.stringify(fields)}`),
    ...more,
  });
  return { handler, state, queue, store };
}
