import { servesOf } from '../events/ingest-settings.ts';
import { mayBeAddressed } from '../events/may-be-addressed.ts';
import type { Interest } from '../events/of-interest.ts';
import { usableSecrets } from '../events/signature.ts';
import { SecretsFailed } from '../secrets/secrets.ts';
import { StoreFailed } from '../stores/bot-store.ts';
import { botCounters } from './bot-counters.ts';
import type { IngestParts, StartedIngest } from './ingest-parts.ts';
import { type IngestAnswer, type IngestHandler, type IngestRequest, told } from './ingest-request.ts';
import { takeReport } from './take-report.ts';
import { takeWebhook } from './take-webhook.ts';

type Route = (request: IngestRequest, ingest: StartedIngest) => IngestAnswer | Promise<IngestAnswer>;

const ROUTES: Readonly<Record<string, Route>> = {
  'POST /webhook': takeWebhook,
  'POST /report': takeReport,
  'GET /healthz': () => told(200, 'alive'),
  'GET /metrics': metrics,
};

/**
 * Makes the one function that all requests go through, from wherever they come. GitHub waits ten seconds and never sends again by
 * itself what it was answered anything but 2xx to, so everything that is not ours to refuse ends in 202.
 * @throws UserError when a secret is empty or short: it refuses to start
 * @throws SecretsFailed when one cannot be read
 */
export async function openIngest(parts: IngestParts): Promise<IngestHandler> {
  const { webhook, report } = parts.names;
  for (const name of report === undefined ? [webhook] : [webhook, report])
    usableSecrets(name, await parts.secrets.named(name));
  const ingest: StartedIngest = {
    ...parts,
    interest: interestOf(parts),
    counters: parts.counters ?? botCounters(),
  };
  return request => answer(request, ingest);
}

const interestOf = ({ settings }: IngestParts): Interest => ({
  app: settings.app,
  account: settings.account,
  serves: servesOf(settings),
  mayHoldCommand: mayBeAddressed,
});

async function answer(request: IngestRequest, ingest: StartedIngest): Promise<IngestAnswer> {
  const path = request.path.split('?', 1)[0] ?? '';
  const key = `${request.method} ${path}`;
  const route = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined;
  const given = route ? await outcomeOf(route, request, ingest) : told(404, 'refused', 'no-such-path');
  const { status, counted: outcome } = given;
  ingest.counters.add('bot_ingest_answers_total', {
    path: route ? path : 'other',
    status: `${status}`,
    outcome,
  });
  return given;
}

async function outcomeOf(route: Route, request: IngestRequest, ingest: StartedIngest): Promise<IngestAnswer> {
  try {
    return await route(request, ingest);
  } catch (error) {
    // 503: GitHub marks the delivery as failed, and it can be sent again.
    if (error instanceof StoreFailed) return failed('store-failed', error, ingest);
    if (error instanceof SecretsFailed) return failed('secrets-failed', error, ingest);
    ingest.log('ingest failed', { why: error instanceof Error ? error.name : 'unknown' });
    return told(500, 'failed', 'defect');
  }
}

function failed(reason: string, { message }: Error, { log }: StartedIngest): IngestAnswer {
  log('ingest failed', { reason, why: message });
  return told(503, 'failed', reason);
}

async function metrics(_: IngestRequest, { counters, queue }: StartedIngest): Promise<IngestAnswer> {
  const depth = await queue.depth?.().catch(() => undefined);
  const gauges = depth && {
    bot_queue_waiting: { help: 'Deliveries that wait for a worker.', value: depth.waiting },
    bot_queue_dead: { help: 'Deliveries that could not be handled.', value: depth.dead },
  };
  return { status: 200, type: 'text/plain; version=0.0.4', body: counters.text(gauges), counted: 'told' };
}
