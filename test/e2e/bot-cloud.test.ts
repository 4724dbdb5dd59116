import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BOT_FILES, BOT_PARTS, type BotPart, botPackage } from '../../fleet/resolve/bot-parts.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import type { StateResources } from '../../tools/adapters/terraform/terraform.ts';
import { applyCloud, type Planned, planCloud } from '../../tools/cloud/planned.ts';
import { emulatorClient, emulatorSettings } from '../../tools/emulator/environment.ts';
import { examplesOf } from '../bot/events/examples.ts';
import { BOT_SECRET_LINES, BOT_SECTION, OPERATOR_TEXT } from '../tools/bot-bundle/operator.ts';
import { emulatedFleet } from './emulated-world.ts';

const WEBHOOK_SECRET = 'a secret of which nobody knows anything';
const DELIVERY = '72d3162e-cc78-11e3-81ab-4c9367dc0958';

const signed = (body: string) => `sha256=${createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex')}`;

const folder = mkdtempSync(join(tmpdir(), 'bot-cloud-'));
let starter: Awaited<ReturnType<typeof emulatedFleet>>;
let cloud: Awaited<ReturnType<typeof starter.open>>;
let first: Planned;
let second: Planned;
let state: StateResources;

/** The starter fleet with a bot, of which only the bot and what it needs is made. */
beforeAll(async () => {
  const file = join(folder, 'fleet.yaml');
  const written = diskFiles.read('fleets/starter/fleet.yaml');
  diskFiles.write(file, written.replace(/^secrets:\n/m, lines => lines + BOT_SECRET_LINES) + BOT_SECTION);
  diskFiles.write(join(folder, 'images.yaml'), diskFiles.read('fleets/starter/images.yaml'));
  diskFiles.write(
    join(folder, 'bot.yaml'),
    OPERATOR_TEXT.replace('example/project', 'Codertocat/Hello-World'),
  );
  starter = await emulatedFleet(file, folder);
  cloud = await starter.open();
  const targets = botResources(diskFiles.read(join(cloud.folder, 'main.tf.json')));
  first = await planCloud(cloud.terraform, { targets }, starter.steps);
  await applyCloud(cloud.terraform, first, starter.steps);
  second = await planCloud(cloud.terraform, { targets }, starter.steps);
  state = await cloud.terraform.resources();
});
afterAll(async () => {
  await starter.emulator.stop();
  rmSync(folder, { recursive: true });
});

const configurationSchema = z.object({ resource: z.record(z.string(), z.record(z.string(), z.unknown())) });

function botResources(json: string): readonly string[] {
  const { resource } = configurationSchema.parse(JSON.parse(json));
  const all = Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map(name => `${type}.${name}`),
  );
  return all.filter(address => /\.bot_|\.stores_secret_bot-/.test(address));
}

describe('the cloud of the bot', () => {
  it('is all new in the first plan, and has nothing left to change after the apply', () => {
    expect(first.changes.map(({ address }) => address)).toContain('aws_lambda_function.bot_function_worker');
    expect(first.changes.every(({ kind }) => kind === 'create')).toBe(true);
    expect(second.changes).toEqual([]);
  });

  it.each(BOT_PARTS)('runs %s from the package that was made for it', part => {
    const made = state.get(`aws_lambda_function.bot_function_${part}`);
    const bytes = diskFiles.bytes(join(cloud.folder, botPackage(part))) ?? new Uint8Array();
    expect(made?.source_code_hash).toBe(createHash('sha256').update(bytes).digest('base64'));
    expect(made?.code_sha256).toBe(made?.source_code_hash);
  });
});

/** What ingest has put into the queue. */
let queued: Message | undefined;

describe('ingest, as it is deployed', () => {
  const body = JSON.stringify(commentOnPull());
  const signature = signed(body);

  beforeAll(async () => {
    const secrets = new SecretsManagerClient(client());
    for (const name of ['bot-webhook', 'bot-reports'])
      await secrets.send(
        new PutSecretValueCommand({
          SecretId: `starter/${name}`,
          SecretString: name === 'bot-webhook' ? WEBHOOK_SECRET : `${WEBHOOK_SECRET} either`,
        }),
      );
  });

  it('refuses what is not signed, and puts nothing into the queue', async () => {
    const answer = await answered(
      body,
      signature.replace(/.$/, last => (last === '0' ? '1' : '0')),
    );
    expect(answer.statusCode).toBe(401);
    await expect(received()).resolves.toEqual([]);
  });

  it('puts a signed delivery into the FIFO queue, in the group of its pull request', async () => {
    const answers = [await answered(body), await answered(body)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
    const [message, ...others] = await received();
    queued = message;
    // GitHub sends a delivery again under its own id.
    expect(others).toEqual([]);
    expect(message?.Attributes?.MessageGroupId).toBe('186853002#1');
    expect(message?.MessageAttributes?.delivery?.StringValue).toContain(DELIVERY);
    expect(message?.Body).toContain('@bot run ci');
  });
});

describe('the worker, as it is deployed', () => {
  it('looks after what is due, with the names in its environment and nothing else', async () => {
    await expect(returned('worker', { task: 'due' })).resolves.toEqual({ batchItemFailures: [] });
  });

  it('gives a delivery back that it cannot handle yet: nobody has put the key of its GitHub App in', async () => {
    const event = { Records: queued === undefined ? [] : [recordOf(queued)] };
    await expect(returned('worker', event)).resolves.toEqual({
      batchItemFailures: [{ itemIdentifier: queued?.MessageId }],
    });
  });
});

const client = () => ({ ...emulatorClient(starter.emulator.endpoint), region: starter.opened.fleet.region });

async function received(): Promise<readonly Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: String(state.get('aws_sqs_queue.bot_queue')?.url),
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
    MaxNumberOfMessages: 10,
  });
  return (await new SQSClient(client()).send(command)).Messages ?? [];
}

/** A message as the event source mapping hands it to the function. */
const recordOf = ({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes = {} }: Message) => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: Body,
  attributes: Attributes,
  messageAttributes: Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { DataType, StringValue }]) => [
      name,
      { dataType: DataType, stringValue: StringValue },
    ]),
  ),
  eventSource: 'aws:sqs',
});

const CALL = `
const { handler } = await import('./${BOT_FILES.program}');
const returned = await handler(JSON.parse(process.argv[1]), { getRemainingTimeInMillis: () => 9000 });
process.stdout.write('\\n' + JSON.stringify(returned));
`;

/** What the handler in a package returns, in a process that has the environment of the function and nothing else. */
async function returned(part: BotPart, event: object): Promise<unknown> {
  const root = join(folder, part);
  const zip = diskFiles.bytes(join(cloud.folder, botPackage(part))) ?? new Uint8Array();
  for (const [path, bytes] of Object.entries(unzipSync(zip))) diskFiles.writeBytes(join(root, path), bytes);
  const { out, err } = await machinePrograms.run({
    program: process.execPath,
    words: ['--input-type=module', '--eval', CALL, JSON.stringify(event)],
    folder: root,
    environment: {
      ...variablesOf(part),
      ...emulatorSettings(starter.emulator.endpoint, starter.opened.fleet.region),
      LAMBDA_TASK_ROOT: root,
    },
  });
  const last = out.split('\n').at(-1) ?? '';
  if (last === '') throw new Error(err);
  return JSON.parse(last);
}

const stateSchema = z.object({
  environment: z.tuple([z.object({ variables: z.record(z.string(), z.string()) })]),
});

/** The environment of a function, as it was applied. */
const variablesOf = (part: BotPart) =>
  stateSchema.parse(state.get(`aws_lambda_function.bot_function_${part}`)).environment[0].variables;

const answerSchema = z.object({ statusCode: z.int() });

/** What ingest answers to a delivery, behind an HTTP API with payload format 2.0. */
async function answered(body: string, signature = signed(body)) {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-event': 'issue_comment',
    'x-github-delivery': DELIVERY,
    'x-hub-signature-256': signature,
  };
  const event = {
    version: '2.0',
    routeKey: 'POST /webhook',
    rawPath: '/webhook',
    rawQueryString: '',
    headers,
    requestContext: { http: { method: 'POST', path: '/webhook', sourceIp: '192.0.2.1' }, stage: '$default' },
    body,
    isBase64Encoded: false,
  };
  return answerSchema.parse(await returned('ingest', event));
}

/** GitHub's own example of a comment, under a pull request, that asks for something. */
function commentOnPull() {
  const created = examplesOf('issue_comment').find(({ payload }) => payload.action === 'created');
  const { issue, comment, ...rest } = z
    .looseObject({ issue: z.looseObject({}), comment: z.looseObject({}) })
    .parse(created?.payload);
  const api = 'https://api.github.com/repos/Codertocat/Hello-World';
  return {
    ...rest,
    issue: { ...issue, pull_request: { url: `${api}/pulls/1` } },
    comment: { ...comment, body: '@bot run ci' },
  };
}
