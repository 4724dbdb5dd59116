import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerForApi, requestOfApi } from '../../bot/entrypoints/api-event.ts';
import { openIngest } from '../../bot/entrypoints/ingest-handler.ts';
import type { IngestRequest } from '../../bot/entrypoints/ingest-request.ts';
import { lambdaIngestParts } from '../../bot/entrypoints/lambda-parts.ts';
import { reportKey, reportTicket, signReport } from '../../bot/events/report-ticket.ts';
import { AwsSecrets } from '../../bot/secrets/aws-secrets.ts';
import { SecretsFailed } from '../../bot/secrets/secrets.ts';
import { FifoQueue } from '../../bot/stores/sqs/fifo-queue.ts';
import { SqsEventQueue } from '../../bot/stores/sqs/sqs-event-queue.ts';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { COMMENT, delivered, REPORT_SECRET, WEBHOOK_SECRET } from '../bot/entrypoints/played-ingest.ts';
import { secretsContract } from '../contracts/secrets-contract.ts';
import { makeTable } from './emulated-table.ts';
import { startedEmulator } from './started-emulator.ts';

const REGION = 'us-west-2';
const folder = mkdtempSync(join(tmpdir(), 'bot-secrets-'));
let emulator: Emulator;
let client: SecretsManagerClient;
let made = 0;

beforeAll(async () => {
  emulator = await startedEmulator({ folder });
  client = new SecretsManagerClient(config());
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

const config = () => ({ region: REGION, ...emulatorClient(emulator.endpoint) });

/** A source with a prefix of its own. */
function openSource() {
  const prefix = `tvm-${++made}/`;
  const known = new Set<string>();
  return {
    prefix,
    secrets: new AwsSecrets(prefix, config()),
    set: async (name: string, SecretString: string) => {
      const id = `${prefix}${name}`;
      if (known.has(id)) await client.send(new PutSecretValueCommand({ SecretId: id, SecretString }));
      else await client.send(new CreateSecretCommand({ Name: id, SecretString }));
      known.add(id);
    },
  };
}

describe('secrets of Secrets Manager', () => {
  secretsContract(async () => openSource());

  it('have one value of before, however often they were rotated', async () => {
    const { secrets, set } = openSource();
    for (const value of ['first', 'second', 'third']) await set('one', value);
    expect(await secrets.named('one')).toEqual(['third', 'second']);
  });

  it('may be there later when nobody answers now', async () => {
    const nobody = new AwsSecrets('', { ...config(), endpoint: 'http://127.0.0.1:9', maxAttempts: 1 });
    const failed = await nobody.named('one').catch(error => error);
    expect(failed).toBeInstanceOf(SecretsFailed);
    expect(failed.later).toBe(true);
  });
});

describe('ingest as a function', () => {
  /** The parts as the stacks name them, on the emulator. */
  async function openFunction() {
    let gone = 0;
    const source = openSource();
    await source.set('webhook-secret', WEBHOOK_SECRET);
    await source.set('report-secret', REPORT_SECRET);
    const table = `bot-${made}`;
    await makeTable(table, config());
    const { QueueUrl = '' } = await new SQSClient(config()).send(
      new CreateQueueCommand({ QueueName: `bot-${made}.fifo`, Attributes: { FifoQueue: 'true' } }),
    );
    const parts = lambdaIngestParts({
      environment: {
        AWS_REGION: REGION,
        BOT_INSTANCE: 'tvm-bot',
        BOT_TABLE: table,
        BOT_QUEUE_URL: QueueUrl,
        BOT_SECRETS_PREFIX: source.prefix,
        BOT_WEBHOOK_SECRET: 'webhook-secret',
        BOT_REPORT_SECRET: 'report-secret',
        BOT_INGEST_FILE: 'ingest.json',
      },
      read: name => {
        expect(name).toBe('ingest.json');
        return JSON.stringify({
          app: 1,
          account: 9,
          repositories: [{ name: 'Codertocat/Hello-World' }],
        });
      },
      now: () => Date.now() + gone,
      log: () => {},
      client: emulatorClient(emulator.endpoint),
    });
    const queue = new FifoQueue(QueueUrl, REGION, emulatorClient(emulator.endpoint));
    const handler = await openIngest(parts);
    const call = async (request: IngestRequest, encoded: boolean) =>
      answerForApi(await handler(requestOfApi(eventOf(request, encoded))));
    const pass = (milliseconds: number) => {
      gone += milliseconds;
    };
    return { source, call, pass, queue: new SqsEventQueue(queue, queue) };
  }

  /** The request as an HTTP API sends it. */
  const eventOf = ({ method, path, headers, body }: IngestRequest, isBase64Encoded: boolean) => ({
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    requestContext: { http: { method, path }, stage: '$default' },
    body: Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  });

  it.each([true, false])('queues a delivery (base64: %s) and answers 202', async encoded => {
    const { call, queue } = await openFunction();
    const answer = await call(delivered(COMMENT, { 'x-github-delivery': 'abc-1' }), encoded);
    expect(answer).toMatchObject({ statusCode: 202, body: '{"outcome":"queued"}' });
    const [taken] = await queue.take(1);
    expect(taken?.delivery).toMatchObject({ id: 'abc-1', event: { kind: 'comment' } });
  });

  it('takes the new secret after a rotation, the old one too, and nothing else', async () => {
    const { call, source, pass } = await openFunction();
    await source.set('webhook-secret', 'new-webhook-secret-0123456');
    pass(6_000);
    for (const [secret, status] of [
      [WEBHOOK_SECRET, 202],
      ['new-webhook-secret-0123456', 202],
      ['somebody-else-s-secret', 401],
    ] as const)
      expect((await call(delivered(COMMENT, {}, secret), true)).statusCode).toBe(status);
  });

  it('uses the nonce of a report up in the table', async () => {
    const { call, queue } = await openFunction();
    const pull = { repository: { id: 7, name: 'a/b' }, number: 1 };
    const ticket = reportTicket('0123456789abcdef', pull, Date.now(), 60_000);
    const body = Buffer.from('{"outcome":"success"}');
    const headers = { 'x-bot-report': signReport(ticket, reportKey(ticket, REPORT_SECRET), body) };
    const request = { method: 'POST', path: '/report', headers, body };
    const statuses: number[] = [];
    for (let time = 0; time < 4; time++) statuses.push((await call(request, true)).statusCode);
    expect(statuses[0]).toBe(202);
    expect(statuses.at(-1)).toBe(409);
    expect((await queue.take(1))[0]?.delivery.id).toBe(`report:${ticket.nonce}`);
  });

  it('answers 503 when the queue is gone', async () => {
    const parts = lambdaIngestParts({
      environment: {
        AWS_REGION: REGION,
        BOT_INSTANCE: 'tvm-bot',
        BOT_TABLE: 'none',
        BOT_QUEUE_URL: `${emulator.endpoint}/123456789012/none.fifo`,
        BOT_SECRETS_PREFIX: 'none/',
        BOT_WEBHOOK_SECRET: 'webhook-secret',
        BOT_INGEST_FILE: 'ingest.json',
      },
      read: () => '{"app":1,"account":9,"repositories":[{"name":"Codertocat/Hello-World"}]}',
      now: Date.now,
      log: () => {},
      client: emulatorClient(emulator.endpoint),
    });
    await expect(openIngest(parts)).rejects.toThrow(/no secret `webhook-secret`/);
    await client.send(new CreateSecretCommand({ Name: 'none/webhook-secret', SecretString: WEBHOOK_SECRET }));
    const handler = await openIngest(parts);
    expect((await handler(delivered(COMMENT))).status).toBe(503);
  });
});
