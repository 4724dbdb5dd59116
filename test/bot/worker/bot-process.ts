import { ArtefactStoreFailed } from '../../../bot/artefacts/artefact-store.ts';
import { type Backend, BackendFailed } from '../../../bot/backends/backend.ts';
import { type Forge, ForgeFailed } from '../../../bot/github/forge.ts';
import type { BackendKind } from '../../../bot/model/target.ts';
import { type BotStore, StoreFailed } from '../../../bot/stores/bot-store.ts';
import type { EventQueue } from '../../../bot/stores/event-queue.ts';
import { Configurations } from '../../../bot/worker/configurations.ts';
import type { Publisher } from '../../../bot/worker/publisher.ts';
import type { Uploader } from '../../../bot/worker/uploader.ts';
import type { WorkerParts } from '../../../bot/worker/worker-parts.ts';

/**
 * How a call goes wrong: nothing is done; it is done and the answer is lost; it is refused for good; it is to be asked again after
 * so many milliseconds; it takes so long; the process is killed before or after it.
 */
export type Mishap =
  | 'fails'
  | 'answer-lost'
  | 'refused'
  | { readonly after: number }
  | { readonly slow: number }
  | 'killed before'
  | 'killed after';

/** What a process of the bot works with, none of which goes wrong by itself. */
export interface Room {
  readonly instance: string;
  readonly store: BotStore;
  readonly queue: EventQueue;
  readonly forge: Forge;
  readonly backends: ReadonlyMap<BackendKind, Backend>;
  readonly uploader: Uploader;
  readonly publisher: Publisher;
  readonly now: () => number;
  /** The clock moves. */
  readonly pass: (milliseconds: number) => void;
  /** Waited for before each call, so that calls of several processes can come in any order. */
  readonly turn: (process: BotProcess) => Promise<void> | undefined;
}

type FailureOf = (text: string, more: { readonly later: boolean; readonly after: number }) => Error;

const never = new Promise<never>(() => undefined);

/** A process of the bot: every call that it makes can go wrong, and once it was killed it makes no more. */
export class BotProcess {
  readonly parts: WorkerParts;
  /** How many calls it has made. */
  calls = 0;
  dead = false;
  /** What it told its operator. */
  readonly logged: string[] = [];
  readonly #room: Room;
  readonly #mishap: (call: string, number: number) => Mishap | undefined;

  constructor(
    room: Room,
    holder: string,
    mishap: (call: string, number: number) => Mishap | undefined = () => undefined,
  ) {
    this.#room = room;
    this.#mishap = mishap;
    const forge = this.#guarded('forge', room.forge, (text, more) => new ForgeFailed(text, more));
    const store = this.#guarded('store', room.store, text => new StoreFailed(text));
    const backends = new Map(
      [...room.backends].map(([kind, backend]) => [
        kind,
        this.#guarded(kind, backend, (text, { later }) => new BackendFailed(text, { later })),
      ]),
    );
    this.parts = {
      instance: room.instance,
      store,
      forge,
      queue: this.#guarded('queue', room.queue, text => new StoreFailed(text)),
      configurations: new Configurations({ forge, store, unservable: () => [], now: room.now }),
      backendOf: ({ backend }) => backends.get(backend),
      uploader: this.#guarded(
        'uploader',
        room.uploader,
        (text, { later }) => new ArtefactStoreFailed(text, later),
      ),
      publisher: this.#guarded(
        'publisher',
        room.publisher,
        (text, { later }) => new BackendFailed(text, { later }),
      ),
      log: (what, fields) => this.logged.push(`${what} ${JSON.stringify(fields ?? {})}`),
      now: room.now,
      sleep: async milliseconds => room.pass(milliseconds),
      holder,
      coalesce: 5_000,
      pollInterval: 60_000,
    };
  }

  #guarded<T extends object>(name: string, subject: T, failure: FailureOf): T {
    return new Proxy(subject, {
      get: (target, key) => {
        const method: unknown = Reflect.get(target, key);
        if (typeof method !== 'function') return method;
        return (...words: readonly unknown[]) =>
          this.#call(`${name}.${String(key)}`, () => Reflect.apply(method, target, words), failure);
      },
    });
  }

  async #call(call: string, does: () => unknown, failure: FailureOf): Promise<unknown> {
    if (this.dead) return never;
    await this.#room.turn(this);
    if (this.dead) return never;
    this.calls += 1;
    const mishap = this.#mishap(call, this.calls);
    if (mishap === undefined) return does();
    if (typeof mishap === 'object' && 'slow' in mishap) {
      this.#room.pass(mishap.slow);
      return does();
    }
    return this.#wrong(mishap, `${call} goes wrong as planned`, does, failure);
  }

  async #wrong(
    mishap: Exclude<Mishap, { slow: number }>,
    text: string,
    does: () => unknown,
    failure: FailureOf,
  ): Promise<unknown> {
    const isDone = mishap === 'answer-lost' || mishap === 'killed after';
    if (isDone) await does();
    this.dead = mishap === 'killed before' || mishap === 'killed after';
    if (this.dead) return never;
    const after = typeof mishap === 'object' ? mishap.after : 0;
    throw failure(text, { later: mishap !== 'refused', after });
  }
}
