import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readIngestSettings } from '../events/ingest-settings.ts';
import { AwsSecrets } from '../secrets/aws-secrets.ts';
import { CachedSecrets } from '../secrets/cached-secrets.ts';
import { storeSettings } from '../stores/aws-settings.ts';
import { putItem } from '../stores/dynamo/put-item.ts';
import { isSpent, spending } from '../stores/dynamo/spending.ts';
import { messageOf, sendMessage } from '../stores/sqs/send-message.ts';
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
  const [url, table, instance] = [named('BOT_QUEUE_URL'), named('BOT_TABLE'), named('BOT_INSTANCE')];
  const sqs = new SQSClient({ ...storeSettings(region), ...client });
  const dynamo = new DynamoDBClient({ ...storeSettings(region), ...client });
  return {
    // Of queue and store only what ingest does, and may do: the rest would be half of the program that a cold start reads.
    queue: {
      put: async (delivery, group) => {
        await sendMessage(sqs, url, messageOf(delivery, group));
        return 'put';
      },
    },
    store: {
      spend: async (nonce, until, moment) => {
        const by = randomUUID();
        return isSpent(await putItem(dynamo, table, spending(instance, nonce, until, moment, by)), by);
      },
    },
    secrets: new CachedSecrets(
      new AwsSecrets(environment.BOT_SECRETS_PREFIX ?? '', { region, ...client }),
      now,
    ),
    names: { webhook: named('BOT_WEBHOOK_SECRET'), report: environment.BOT_REPORT_SECRET || undefined },
    settings: readIngestSettings(read(named('BOT_INGEST_FILE'))),
    now,
    log,
  };
}
