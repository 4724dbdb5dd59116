import type { OperatorSettings } from '../configuration/operator-settings.ts';
import type { BotStore } from '../stores/bot-store.ts';
import { DynamoBotStore } from '../stores/dynamo/dynamo-bot-store.ts';
import { Table } from '../stores/dynamo/table.ts';
import type { EventQueue } from '../stores/event-queue.ts';
import { QUEUE_LIMITS } from '../stores/queue-limits.ts';
import { FifoQueue } from '../stores/sqs/fifo-queue.ts';
import { SqsEventQueue } from '../stores/sqs/sqs-event-queue.ts';
import { regionOf } from './aws-region.ts';
import { isGone, processLives } from './gone-process.ts';
import type { Outside } from './outside.ts';

/** What a bot instance remembers, and what waits for it. */
export interface Storage {
  readonly store: BotStore;
  readonly queue: EventQueue;
  /** Gives back what processes of this machine hold that are not there any more. On AWS it is waited until their time is over. */
  readonly freeGone: () => void;
  readonly close: () => void;
}

type Given = Pick<OperatorSettings, 'instance' | 'store' | 'queue'>;

/**
 * Opens store and queue. On AWS the functions' environment says where they are, before the file does.
 * @throws StoreFailed, UserError
 */
export async function openStorage(
  settings: Given,
  outside: Pick<Outside, 'environment' | 'token'> & Partial<Pick<Outside, 'holder'>>,
): Promise<Storage> {
  const { instance } = settings;
  const { holder = '' } = outside;
  const { store, queue } = placesOf(settings, outside);
  const opened = new Map<string, Awaited<ReturnType<typeof openFile>>>();
  const fileOf = async (path: string) => {
    const file = opened.get(path) ?? (await openFile(path));
    opened.set(path, file);
    return file;
  };
  return {
    store:
      store.kind === 'dynamodb'
        ? new DynamoBotStore(new Table(store.table, regionOf(outside.environment)), instance, outside.token)
        : (await fileOf(store.path)).store(instance),
    queue:
      queue.kind === 'sqs' ? sqsQueue(queue, outside) : (await fileOf(queue.path)).queue(instance, holder),
    freeGone: () => {
      for (const file of opened.values()) file.freeGone(instance, each => isGone(each, holder, processLives));
    },
    close: () => {
      for (const { file } of opened.values()) file.close();
    },
  };
}

/** Loaded only where it is used: a function on AWS needs no database. */
async function openFile(path: string) {
  const [{ BotFile }, { SqliteBotStore }, { SqliteEventQueue }, { freeGone }] = await Promise.all([
    import('../stores/sqlite/bot-file.ts'),
    import('../stores/sqlite/sqlite-bot-store.ts'),
    import('../stores/sqlite/sqlite-event-queue.ts'),
    import('../stores/sqlite/free-gone.ts'),
  ]);
  const file = new BotFile(path);
  return {
    file,
    store: (instance: string) => new SqliteBotStore(file, instance),
    queue: (instance: string, holder: string) => new SqliteEventQueue(file, instance, QUEUE_LIMITS, holder),
    freeGone: (instance: string, isGone: (holder: string) => boolean) => freeGone(file, instance, isGone),
  };
}

function sqsQueue(
  { url, deadLetters }: Extract<OperatorSettings['queue'], { kind: 'sqs' }>,
  { environment }: Pick<Outside, 'environment'>,
): SqsEventQueue {
  const region = regionOf(environment);
  return new SqsEventQueue(new FifoQueue(url, region), new FifoQueue(deadLetters, region));
}

function placesOf(
  { store, queue }: Given,
  { environment }: Pick<Outside, 'environment'>,
): Pick<OperatorSettings, 'store' | 'queue'> {
  const { BOT_TABLE: table, BOT_QUEUE_URL: url, BOT_DEAD_LETTERS_URL: deadLetters = '' } = environment;
  return {
    store: table === undefined ? store : { kind: 'dynamodb', table },
    queue: url === undefined ? queue : { kind: 'sqs', url, deadLetters },
  };
}
