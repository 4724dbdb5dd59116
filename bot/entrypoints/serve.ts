import type { OperatorSettings } from '../configuration/operator-settings.ts';
import { ingestSettings } from '../events/ingest-settings.ts';
import { reconcile } from '../worker/reconcile.ts';
import { type Looking, workOnQueue, workOnRuns } from '../worker/run-worker.ts';
import type { WorkerParts } from '../worker/worker-parts.ts';
import { botCounters, countedLog } from './bot-counters.ts';
import { type RunningServer, startServer } from './http-server.ts';
import { openIngest } from './ingest-handler.ts';
import type { IngestHandler } from './ingest-request.ts';
import { openSecrets } from './open-secrets.ts';
import { openStorage } from './open-storage.ts';
import { openWorker } from './open-worker.ts';
import type { Outside } from './outside.ts';
import { reconcilerOf } from './reconciler-of.ts';
import { relay } from './relay.ts';
import { untilAborted } from './until-aborted.ts';

/** Which of the two processes this is, as EESSI's bot has them; undefined: both in one. */
export type Part = 'events' | 'jobs' | undefined;

/** What is asked of a process of the bot. */
export interface ServeOptions {
  readonly part: Part;
  /** Instead of the port in the operator's file; 0: any that is free. */
  readonly port: number | undefined;
  readonly looking: Pick<Looking, 'rounds' | 'only'>;
  /** Told the address once it listens. */
  readonly onListening: (address: string) => void;
}

/** How often it is looked for what GitHub could not hand over, in milliseconds. */
const BETWEEN_RECONCILIATIONS = 600_000;
/** How often it is looked for what is due; backends are looked at as often as the operator's file says. */
const BETWEEN_LOOKS = 1_000;
/** The longest pause of the relay, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/**
 * Runs the bot on one machine until the signal, or for so many rounds: takes deliveries, handles them, looks after runs. Killed at any
 * moment and started again, it goes on where it was.
 * @throws UserError, SecretsFailed, StoreFailed when it cannot start
 */
export async function serve(
  settings: OperatorSettings,
  options: ServeOptions,
  given: Outside,
  signal: AbortSignal,
): Promise<void> {
  const counters = botCounters();
  const outside = { ...given, log: countedLog(given.log, counters) };
  const storage = await openStorage(settings, outside);
  try {
    storage.freeGone();
    const secrets = openSecrets(settings, outside);
    const parts = openWorker(settings, storage, secrets, outside);
    const handler =
      options.part === 'jobs'
        ? undefined
        : await openIngest({ ...ingestParts(settings, parts, secrets), counters });
    await Promise.all([
      handler && handleEvents(handler, settings, options, { parts, outside, signal }),
      options.part === 'events' ? undefined : manageJobs(settings, options, parts, signal),
    ]);
  } finally {
    storage.close();
  }
}

const ingestParts = (
  settings: OperatorSettings,
  { queue, store, now, log }: WorkerParts,
  secrets: ReturnType<typeof openSecrets>,
) => ({
  queue,
  store,
  secrets,
  now,
  log,
  names: { webhook: settings.github.webhookSecret, report: settings.callback?.secret },
  settings: ingestSettings(settings),
});

interface Running {
  readonly parts: WorkerParts;
  readonly outside: Outside;
  readonly signal: AbortSignal;
}

/** Takes deliveries in and handles them. */
async function handleEvents(
  handler: IngestHandler,
  settings: OperatorSettings,
  { port = settings.listen.port, onListening }: ServeOptions,
  running: Running,
): Promise<void> {
  const { parts, signal } = running;
  const server: RunningServer = await startServer(handler, { host: settings.listen.host, port });
  onListening(server.address);
  const relayed = settings.relay === undefined ? undefined : relayedTo(handler, settings.relay, running);
  await Promise.all([untilAborted(signal).then(() => server.stop()), relayed, workOnQueue(parts, signal)]);
}

const relayedTo = (handler: IngestHandler, channel: string, { parts, outside, signal }: Running) =>
  relay(new URL(channel), {
    deliver: async request => (await handler(request)).status,
    fetch: outside.fetch,
    pause: failures => Math.min(1_000 * 2 ** failures, LONGEST_PAUSE),
    sleep: parts.sleep,
    log: parts.log,
    signal,
  });

/** Looks after runs, and finds what was missed. */
async function manageJobs(
  settings: OperatorSettings,
  { looking }: ServeOptions,
  parts: WorkerParts,
  signal: AbortSignal,
): Promise<void> {
  const { rounds } = looking;
  // Asked for some rounds, it is each time a look at everything, as the job manager of EESSI's bot does it.
  const pace =
    rounds === undefined
      ? { pause: BETWEEN_LOOKS, ahead: 0 }
      : { pause: parts.pollInterval, ahead: parts.pollInterval };
  const looks = workOnRuns(parts, { ...looking, ...pace }, signal);
  if (rounds !== undefined) return looks;
  await Promise.all([looks, reconcileAgain(settings, parts, signal)]);
}

async function reconcileAgain(
  settings: OperatorSettings,
  parts: WorkerParts,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await reconcile(parts, await reconcilerOf(settings, parts));
    } catch (error) {
      parts.log('reconciliation failed', { why: error instanceof Error ? error.message : 'unknown' });
    }
    await parts.sleep(BETWEEN_RECONCILIATIONS);
  }
}
