import { MemoryBackend } from '../../../bot/backends/memory/memory-backend.ts';
import { MemorySystem, type RunPlan } from '../../../bot/backends/memory/memory-system.ts';
import { groupOf } from '../../../bot/events/group.ts';
import type { ListedDelivery } from '../../../bot/github/forge.ts';
import { memoryForge } from '../../../bot/github/memory-forge.ts';
import type { Hub } from '../../../bot/github/stand-in/hub.ts';
import type { Delivery } from '../../../bot/model/bot-event.ts';
import type { PullRecord } from '../../../bot/model/pull-record.ts';
import { MemoryBotStore } from '../../../bot/stores/memory-bot-store.ts';
import { MemoryEventQueue } from '../../../bot/stores/memory-event-queue.ts';
import { BotProcess, type Mishap, type Room } from './bot-process.ts';

/** What GitHub's webhook does with a delivery. */
export type Carriage =
  /** It comes in its turn. */
  | 'comes'
  | 'comes twice'
  /** Others overtake it. */
  | 'late'
  /** It could not be handed over, and GitHub lists it as failed. */
  | 'failed'
  /** Nothing of it is to be found: GitHub was ill itself. */
  | 'vanished';

/** What an instance is given by the world around it. */
export type InstanceWorld = Pick<Room, 'now' | 'pass' | 'turn'> & { readonly hub: Hub };

/** One bot instance: its webhook, queue, store and systems, and its processes, which come and go. */
export class BotInstance {
  readonly name: string;
  readonly store = new MemoryBotStore();
  readonly queue = new MemoryEventQueue();
  readonly system: MemorySystem;
  /** Runs that its backends were handed. */
  readonly orders: { readonly run: string; readonly sha: string; readonly target: string }[] = [];
  readonly uploaded: string[] = [];
  /** Deliveries that are on their way. */
  readonly underWay: Delivery[] = [];
  readonly late: Delivery[] = [];
  processes: readonly BotProcess[] = [];
  /** How runs go. */
  plan: (run: string) => Partial<RunPlan> = () => ({});
  readonly #room: Room;
  readonly #attempts: (ListedDelivery & { readonly delivery: Delivery })[] = [];
  #started = 0;

  constructor(name: string, { hub, ...world }: InstanceWorld) {
    this.name = name;
    this.system = new MemorySystem({
      clock: world.now,
      places: 2,
      plan: ({ run, sha, target }) => {
        this.orders.push({ run, sha, target });
        return { ...USUAL_PLAN, ...this.plan(run) };
      },
    });
    const backend = (kind: 'jenkins' | 'slurm' | 'gitlab') =>
      [kind, new MemoryBackend(this.system, { kind, holds: kind === 'slurm' })] as const;
    this.#room = {
      ...world,
      instance: name,
      store: this.store,
      queue: this.queue,
      forge: memoryForge(hub, {
        deliveries: () => this.#attempts.toReversed(),
        redeliver: number => this.#redeliver(number),
      }),
      backends: new Map([backend('jenkins'), backend('slurm'), backend('gitlab')]),
      uploader: {
        upload: async ({ run }) => {
          this.uploaded.push(run.id);
          return [{ artefact: 'a.tar.gz', state: 'uploaded', told: 's3://bucket/a', at: world.now() }];
        },
      },
      publisher: { publish: async ({ run }) => `https://reports.example/${run.id}` },
    };
  }

  /** Another process of it. */
  start(mishap?: (call: string, number: number) => Mishap | undefined): BotProcess {
    this.#started += 1;
    const process = new BotProcess(this.#room, `${this.name} ${this.#started}`, mishap);
    this.processes = [...this.processes.filter(({ dead }) => !dead), process];
    return process;
  }

  /** GitHub tells of something. */
  hand(delivery: Delivery, carriage: Carriage): void {
    if (carriage === 'vanished') return;
    this.#attempt(delivery, carriage === 'failed' ? 0 : 202, false);
    if (carriage === 'failed') return;
    const way = carriage === 'late' ? this.late : this.underWay;
    way.push(delivery);
    if (carriage === 'comes twice') way.push(delivery);
  }

  #attempt(delivery: Delivery, status: number, again: boolean): void {
    const number = String(this.#attempts.length + 1);
    const at = this.#room.now();
    this.#attempts.push({ number, id: delivery.id, at, again, status, event: delivery.event.kind, delivery });
  }

  #redeliver(number: string): void {
    const found = this.#attempts.find(attempt => attempt.number === number);
    if (found === undefined) throw new Error(`there was no attempt ${number}`);
    this.#attempt(found.delivery, 202, true);
    this.underWay.push(found.delivery);
  }

  /** What was sent comes in, as ingest takes it. */
  async arrive(late: boolean): Promise<void> {
    const coming = [...this.underWay.splice(0), ...(late ? this.late.splice(0) : [])];
    for (const delivery of coming) await this.queue.put(delivery, groupOf(delivery.event));
  }

  /** What it remembers of a pull request. */
  async record(pull: string): Promise<PullRecord | undefined> {
    return (await this.store.read(pull))?.record;
  }

  /** How often work truly began, of all runs that any backend was handed. */
  get begun(): readonly { readonly run: string; readonly sha: string; readonly times: number }[] {
    return this.orders.map(({ run, sha }) => ({ run, sha, times: this.system.begun(run) }));
  }
}

const USUAL_PLAN: RunPlan = {
  waits: 5_000,
  runs: 40_000,
  outcome: 'success',
  summary: '',
  tests: undefined,
  artefacts: { 'a.tar.gz': 'made' },
};
