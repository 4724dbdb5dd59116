import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BotFile } from '../../bot/stores/sqlite/bot-file.ts';
import { SqliteEventQueue } from '../../bot/stores/sqlite/sqlite-event-queue.ts';
import { distributionOf } from '../roll/percentiles.ts';
import { spreadOf } from '../statistics.ts';
import { closedLoop, type LoadResult } from './load/closed-loop.ts';
import { BENCH_SECRET, requestOf, type SignedBody } from './load/deliveries.ts';
import { type StartedServer, startServer } from './started-server.ts';

/** A server that is measured. */
interface Receiver {
  readonly name: string;
  /** What was done when it answers. */
  readonly does: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly path: string;
}

/** How a receiver fared at one concurrency. */
export interface Acknowledgements {
  readonly name: string;
  readonly does: string;
  readonly concurrency: number;
  /** Requests a second: the median round, the slowest and the fastest. */
  readonly rate: { readonly median: number; readonly min: number; readonly max: number };
  /** Of all rounds together, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
  readonly refused: number;
}

/** How long things last, and how often they are repeated. */
export interface AckPlan {
  readonly rounds: number;
  /** In milliseconds. */
  readonly warmUp: number;
  readonly round: number;
  readonly concurrencies: readonly number[];
  /** Whether the Probot app is installed. */
  readonly probot: boolean;
}

/** A round ends after so many requests. */
const MOST = 30_000;

const PROBOT = 'bench/bot/probot/app.mjs';
const OURS = 'bench/bot/servers/ingest-server.ts';

const receivers = (file: string): readonly Receiver[] => [
  {
    name: 'ours, SQLite',
    does: 'verified, read, and on the disk (synchronous=FULL), once for each id',
    script: OURS,
    args: [file],
    path: '/webhook',
  },
  {
    name: 'ours, memory',
    does: 'verified, read, and in a queue in memory, once for each id',
    script: OURS,
    args: [],
    path: '/webhook',
  },
  {
    name: 'Probot',
    does: 'verified, parsed, and an empty handler run; nothing is kept',
    script: PROBOT,
    args: [],
    path: '/webhook',
  },
  {
    name: 'HMAC only',
    does: 'verified, and forgotten',
    script: 'bench/bot/servers/hmac-server.mjs',
    args: [],
    path: '/webhook',
  },
];

/**
 * Measures acknowledgements of each receiver in turn, again and again, each in a process of its own.
 * @param folder - on a real disk: SQLite's file is written there
 * @throws when a durable queue holds fewer deliveries than were acknowledged
 */
export async function acknowledgements(
  bodies: readonly SignedBody[],
  folder: string,
  plan: AckPlan,
  tell: (text: string) => void,
): Promise<readonly Acknowledgements[]> {
  const own = mkdtempSync(join(folder, 'queue-'));
  const file = join(own, 'bot.db');
  const chosen = receivers(file).filter(({ script }) => plan.probot || script !== PROBOT);
  const started: StartedServer[] = [];
  try {
    for (const { script, args } of chosen)
      started.push(await startServer(script, args, { WEBHOOK_SECRET: BENCH_SECRET }));
    for (const [index, { port }] of started.entries())
      await refusesForged(port, chosen[index]?.path ?? '/', bodies);
    const rounds = await measured(chosen, started, bodies, plan, tell);
    await Promise.all(started.splice(0).map(server => server.stop()));
    await holdToPromise(file, rounds);
    return summedUp(chosen, rounds, plan);
  } finally {
    await Promise.all(started.map(server => server.stop()));
    rmSync(own, { recursive: true });
  }
}

/** A server that does not verify is not compared. */
async function refusesForged(port: number, path: string, [body]: readonly SignedBody[]): Promise<void> {
  if (body === undefined) throw new Error('there is nothing to send');
  const signature = `sha256=${'0'.repeat(64)}`;
  const next = () => requestOf({ ...body, signature }, path, 'forged');
  const { refused } = await closedLoop(port, { concurrency: 1, duration: 5_000, most: 1, next });
  if (refused !== 1) throw new Error(`the server at port ${port} took a delivery with a wrong signature`);
}

interface Round {
  readonly receiver: Receiver;
  readonly concurrency: number;
  readonly isWarmUp: boolean;
  readonly result: LoadResult;
}

async function measured(
  chosen: readonly Receiver[],
  servers: readonly StartedServer[],
  bodies: readonly SignedBody[],
  plan: AckPlan,
  tell: (text: string) => void,
): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  let sent = 0;
  const run = async (index: number, concurrency: number, duration: number, isWarmUp: boolean) => {
    const [receiver, server] = [chosen[index], servers[index]];
    if (receiver === undefined || server === undefined) return;
    const next = (): Buffer => {
      sent += 1;
      const body = bodies[sent % bodies.length];
      if (body === undefined) throw new Error('there is nothing to send');
      return requestOf(body, receiver.path, `bench-${sent}`);
    };
    const result = await closedLoop(server.port, { concurrency, duration, most: MOST, next });
    rounds.push({ receiver, concurrency, isWarmUp, result });
  };
  for (const index of chosen.keys()) await run(index, 8, plan.warmUp, true);
  for (let round = 0; round < plan.rounds; round += 1) {
    tell(`acknowledgements, round ${round + 1} of ${plan.rounds}`);
    for (const concurrency of plan.concurrencies) {
      // Every second round goes the other way, so that none always comes after the same one.
      const order = round % 2 === 0 ? [...chosen.keys()] : [...chosen.keys()].toReversed();
      for (const index of order) await run(index, concurrency, plan.round, false);
    }
  }
  return rounds;
}

/** Every delivery that was acknowledged must be in the file. */
async function holdToPromise(path: string, rounds: readonly Round[]): Promise<void> {
  const file = new BotFile(path);
  try {
    const { waiting } = await new SqliteEventQueue(file, 'bench').depth();
    const acknowledged = rounds
      .filter(({ receiver }) => receiver.args.includes(path))
      .reduce((sum, { result }) => sum + result.latencies.length, 0);
    if (waiting < acknowledged)
      throw new Error(`${acknowledged} deliveries were acknowledged, and the queue holds ${waiting}`);
  } finally {
    file.close();
  }
}

const summedUp = (
  chosen: readonly Receiver[],
  rounds: readonly Round[],
  { concurrencies }: AckPlan,
): readonly Acknowledgements[] =>
  concurrencies.flatMap(concurrency =>
    chosen.map(receiver => {
      const own = rounds
        .filter(each => !each.isWarmUp && each.receiver === receiver && each.concurrency === concurrency)
        .map(({ result }) => result);
      const { p50, p99, count } = distributionOf(own.flatMap(({ latencies }) => latencies));
      return {
        name: receiver.name,
        does: receiver.does,
        concurrency,
        rate: spreadOf(own.map(({ latencies, seconds }) => latencies.length / seconds)),
        p50,
        p99,
        requests: count,
        refused: own.reduce((sum, { refused }) => sum + refused, 0),
      };
    }),
  );
