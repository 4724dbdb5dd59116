import { memoryForge } from '../../../bot/github/memory-forge.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { type HeldPull, newHub } from '../../../bot/github/stand-in/hub.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import type { Delivery } from '../../../bot/model/bot-event.ts';
import { type PullRef, pullKey } from '../../../bot/model/pull.ts';
import type { BotStore } from '../../../bot/stores/bot-store.ts';
import { BotFile } from '../../../bot/stores/sqlite/bot-file.ts';
import { SqliteBotStore } from '../../../bot/stores/sqlite/sqlite-bot-store.ts';
import { SqliteEventQueue } from '../../../bot/stores/sqlite/sqlite-event-queue.ts';
import { Configurations } from '../../../bot/worker/configurations.ts';
import type { WorkerParts } from '../../../bot/worker/worker-parts.ts';
import { systemPerPull } from './system-per-pull.ts';

const INSTANCE = 'bench';

/** A bot with its queue and store in a file, GitHub and Jenkins in memory, and a clock that stands still until it is moved. */
export interface WorkerScene {
  readonly parts: WorkerParts;
  readonly pulls: readonly PullRef[];
  /** A comment under a pull request, as ingest hands it over. */
  comment(pull: number, body: string): Delivery;
  advance(milliseconds: number): void;
  /** How often a record was written. */
  writes(): number;
  close(): void;
}

const settings = (jobs: number): string =>
  [
    'names: [bot]',
    `instances: [${INSTANCE}]`,
    'guide: false',
    'permissions: {run: [role write]}',
    'trusted: [role write]',
    'jobs:',
    ...Array.from({ length: jobs }, (_, index) => `  job-${index}: {job: project/job-${index}}`),
    '',
  ].join('\n');

/** Sets the scene with so many pull requests of somebody whose code runs without an approval. */
export function workerScene(path: string, pulls: number, jobs: number): WorkerScene {
  let now = Date.UTC(2026, 0, 5, 9);
  let ids = 0;
  const clock = () => now;
  const hub = newHub({
    clock,
    ids: () => ++ids,
    addresses: { api: 'https://api.github.test', pages: 'https://github.test' },
  });
  const { repository, committer } = setScene(hub, { '.ci-bot.yaml': settings(jobs) });
  const held = Array.from({ length: pulls }, (_, index) =>
    committer.open(repository, { branch: `branch-${index}`, files: { a: `${index}` } }),
  );
  const file = new BotFile(path);
  const counted = countingStore(new SqliteBotStore(file, INSTANCE));
  const forge = memoryForge(hub);
  const backend = systemPerPull(clock);
  const parts: WorkerParts = {
    instance: INSTANCE,
    store: counted.store,
    queue: new SqliteEventQueue(file, INSTANCE),
    forge,
    configurations: new Configurations({ forge, store: counted.store, now: clock, unservable: () => [] }),
    backendOf: () => backend,
    uploader: undefined,
    publisher: undefined,
    log: () => {},
    now: clock,
    sleep: async milliseconds => {
      now += milliseconds;
    },
    holder: 'bench',
    coalesce: 5_000,
    pollInterval: 60_000,
  };
  return {
    parts,
    pulls: held.map(pull => asPull(pull).ref),
    comment: (pull, body) => deliveryOf(held[pull], committer, body, now),
    advance: milliseconds => {
      now += milliseconds;
    },
    writes: counted.writes,
    close: () => file.close(),
  };
}

function deliveryOf(
  pull: HeldPull | undefined,
  { account, comment }: ReturnType<typeof setScene>['committer'],
  body: string,
  at: number,
): Delivery {
  if (pull === undefined) throw new RangeError('there is no such pull request');
  const id = comment(pull, body);
  const { ref } = asPull(pull);
  const by = { id: account.id, login: account.login };
  const said = { id, body, author: by, byBot: false, at, url: `https://github.test/${pullKey(ref)}/${id}` };
  return {
    id: `delivery-${id}`,
    received: at,
    event: { kind: 'comment', change: 'created', pull: ref, comment: said, by },
  };
}

function countingStore(inner: BotStore): { readonly store: BotStore; readonly writes: () => number } {
  let writes = 0;
  const store: BotStore = {
    read: pull => inner.read(pull),
    write: (...given) => {
      writes += 1;
      return inner.write(...given);
    },
    due: (now, most) => inner.due(now, most),
    audit: (most, pull) => inner.audit(most, pull),
    lease: (...given) => inner.lease(...given),
    release: (name, holder) => inner.release(name, holder),
    spend: (...given) => inner.spend(...given),
    note: name => inner.note(name),
    setNote: (name, text) => inner.setNote(name, text),
  };
  return { store, writes: () => writes };
}
