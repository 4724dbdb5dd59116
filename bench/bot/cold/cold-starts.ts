import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Spread, spreadOf } from '../../statistics.ts';
import { closedLoop } from '../load/closed-loop.ts';
import { BENCH_SECRET, requestOf, type SignedBody } from '../load/deliveries.ts';
import { WEBHOOK_SECRET_NAME } from '../size-figures.ts';
import { startServer } from '../started-server.ts';
import { type StandInAws, standInAws } from './stand-in-aws.ts';

/** From the start of a fresh process until the first delivery was acknowledged, in milliseconds. */
export interface ColdStart {
  readonly name: string;
  readonly milliseconds: Spread;
}

interface Starter {
  readonly name: string;
  /** @returns milliseconds @throws when the answer is none of 2xx */
  start(): Promise<number>;
}

/** What is started. */
export interface ColdPlan {
  /** The package of the ingest function. */
  readonly archive: string;
  /** For what is unpacked and written meanwhile. */
  readonly folder: string;
  readonly repetitions: number;
  readonly probot: boolean;
}

/** Starts each in turn, again and again, so that all see the same machine. */
export async function coldStarts(delivery: SignedBody, plan: ColdPlan): Promise<readonly ColdStart[]> {
  const aws = await standInAws();
  try {
    const starters = startersOf(delivery, plan, aws);
    const times = starters.map((): number[] => []);
    for (let round = 0; round < plan.repetitions; round += 1)
      for (const [index, starter] of starters.entries()) times[index]?.push(await starter.start());
    if (aws.messages.length !== plan.repetitions) throw new Error('ingest did not queue every delivery');
    return starters.map(({ name }, index) => ({ name, milliseconds: spreadOf(times[index] ?? []) }));
  } finally {
    aws.stop();
  }
}

function startersOf(delivery: SignedBody, plan: ColdPlan, aws: StandInAws): readonly Starter[] {
  const server = (name: string, script: string, args: () => readonly string[] = () => []) => ({
    name,
    start: () => firstAnswer(script, args(), delivery),
  });
  const file = join(plan.folder, 'cold.db');
  const freshFile = (): readonly string[] => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    return [file];
  };
  return [
    functionStarter(delivery, plan, aws),
    server('our server, SQLite, from its sources', 'bench/bot/servers/ingest-server.ts', freshFile),
    ...(plan.probot ? [server('Probot app', 'bench/bot/probot/app.mjs')] : []),
    server('HMAC only', 'bench/bot/servers/hmac-server.mjs'),
  ];
}

async function firstAnswer(script: string, args: readonly string[], delivery: SignedBody): Promise<number> {
  const started = performance.now();
  const server = await startServer(script, args, { WEBHOOK_SECRET: BENCH_SECRET });
  try {
    const next = () => requestOf(delivery, '/webhook', 'cold-1');
    const { refused } = await closedLoop(server.port, { concurrency: 1, duration: 5_000, most: 1, next });
    if (refused > 0) throw new Error(`${script} refused its first delivery`);
    return performance.now() - started;
  } finally {
    await server.stop();
  }
}

/** The ingest function as it is packed, in a process that does what AWS Lambda does. */
function functionStarter(delivery: SignedBody, { archive, folder }: ColdPlan, aws: StandInAws): Starter {
  const unpacked = join(folder, 'ingest');
  mkdirSync(unpacked, { recursive: true });
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(archive))))
    writeFileSync(join(unpacked, name), bytes);
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'issue_comment',
    'x-github-delivery': 'cold-1',
    'x-hub-signature-256': delivery.signature,
  };
  const event = {
    rawPath: '/webhook',
    headers,
    requestContext: { http: { method: 'POST' } },
    body: delivery.body.toString('base64'),
    isBase64Encoded: true,
  };
  writeFileSync(join(unpacked, 'event.json'), JSON.stringify(event));
  return { name: 'ingest function, as packed', start: () => answeredOnce(unpacked, aws.address) };
}

async function answeredOnce(folder: string, aws: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['bench/bot/cold/answer-once.mjs', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'us-west-2',
      AWS_ENDPOINT_URL: aws,
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      LAMBDA_TASK_ROOT: folder,
      BOT_INSTANCE: 'bench',
      BOT_TABLE: 'bench',
      BOT_QUEUE_URL: `${aws}/1/bench.fifo`,
      BOT_SECRETS_PREFIX: 'bench/',
      BOT_WEBHOOK_SECRET: WEBHOOK_SECRET_NAME,
      BOT_INGEST_FILE: 'ingest.json',
    },
  });
  let text = '';
  let answered = 0;
  child.stdout.on('data', chunk => {
    text += chunk;
    if (/^\d+\n/m.test(text)) answered ||= performance.now();
  });
  await new Promise<void>(resolve => child.once('close', () => resolve()));
  if (!/^202$/m.test(text))
    throw new Error(`the ingest function did not acknowledge its first delivery: ${text}`);
  return answered - started;
}
