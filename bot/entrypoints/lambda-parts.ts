import { randomUUID } from 'node:crypto';
import { mayHoldCommand } from '../comments/may-hold-command.ts';
import { readIngestSettings } from '../events/ingest-settings.ts';
import { AwsSecrets } from '../secrets/aws-secrets.ts';
import { CachedSecrets } from '../secrets/cached-secrets.ts';
import { DynamoBotStore } from '../stores/dynamo/dynamo-bot-store.ts';
import { Table } from '../stores/dynamo/table.ts';
import { FifoQueue } from '../stores/sqs/fifo-queue.ts';
import { SqsEventQueue } from '../stores/sqs/sqs-event-queue.ts';
import type { BotLog } from '../worker/bot-log.ts';
import type { IngestParts } from './ingest-parts.ts';

/** What the function is told of the machine it runs on. */
export interface LambdaWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A file of the package, by its name in it. */
  readonly read: (name: string) => string;
  readonly now: () => number;
  readonly log: BotLog;
  /** Of clients of AWS, beside the region; for tests. */
  readonly client?: {
    readonly endpoint: string;
    readonly credentials: { accessKeyId: string; secretAccessKey: string };
  };
}

/** What ingest has on AWS; the names of the variables are those of `stacks/bot`. @throws when a variable is missing */
export function lambdaIngestParts({
  environment,
  read,
  now,
  log,
  client = undefined,
}: LambdaWorld): IngestParts {
  const named = (name: string): string => {
    const value = environment[name];
    if (!value) throw new Error(`the variable ${name} is not set`);
    return value;
  };
  const region = named('AWS_REGION');
  const queue = new FifoQueue(named('BOT_QUEUE_URL'), region, client);
  return {
    // Dead letters are the worker's: ingest neither knows their queue nor may look at it.
    queue: { put: (delivery, group) => new SqsEventQueue(queue, queue).put(delivery, group) },
    store: new DynamoBotStore(
      new Table(named('BOT_TABLE'), region, client),
      named('BOT_INSTANCE'),
      randomUUID,
    ),
    secrets: new CachedSecrets(
      new AwsSecrets(environment.BOT_SECRETS_PREFIX ?? '', { region, ...client }),
      now,
    ),
    names: { webhook: named('BOT_WEBHOOK_SECRET'), report: environment.BOT_REPORT_SECRET || undefined },
    settings: readIngestSettings(read(named('BOT_INGEST_FILE'))),
    mayHoldCommand,
    now,
    log,
  };
}
