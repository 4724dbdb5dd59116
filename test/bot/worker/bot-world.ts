import { setImmediate as turnOfEvents } from 'node:timers/promises';
import { readWebhook } from '../../../bot/events/read-webhook.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { type HeldPull, type Hub, type HubEvent, newHub } from '../../../bot/github/stand-in/hub.ts';
import { conversation, type Somebody } from '../../../bot/github/stand-in/people.ts';
import { type Scene, setScene } from '../../../bot/github/stand-in/personas.ts';
import { asRepository } from '../../../bot/github/stand-in/repository-acts.ts';
import type { Delivery } from '../../../bot/model/bot-event.ts';
import type { Person } from '../../../bot/model/person.ts';
import { pullKey } from '../../../bot/model/pull.ts';
import { lookAfter } from '../../../bot/worker/look-after.ts';
import { reconcile } from '../../../bot/worker/reconcile.ts';
import { handleTaken } from '../../../bot/worker/run-worker.ts';
import { BotInstance, type Carriage } from './bot-instance.ts';
import type { BotProcess } from './bot-process.ts';

/** Two instances: one beside Jenkins and GitLab, one on a cluster whose jobs are held. */
export const CONFIGURATION = `names: [ci-bot]
instances: [one, two]
onMerge: [unix-cpu]
jobs:
  unix-cpu: p/unix-cpu
  unix-gpu: p/unix-gpu
builds:
  x86_64/amd/zen2: {repositories: [stack-2023.06], instances: [two], upload: all}
benchmarks: {instance: one}
permissions:
  deploy: [role write]
  admin: [role admin]
`;

/** Something that processes do side by side. */
export type Job = (process: BotProcess) => Promise<unknown>;

/** Takes what waits in the queue, one of each pull request at a time, and handles it, until nothing is there that can be handled. */
export const handleQueue: Job = async ({ parts }) => {
  for (;;) {
    const taken = await parts.queue.take(8, parts.now());
    if (taken.length === 0) return;
    for (const one of taken) await handleTaken(one, parts);
  }
};

/** Looks after what is due. */
export const lookAfterRuns: Job = process => lookAfter(process.parts);

/** A start: a full second, as GitHub tells times. */
const START = 1_800_000_000_000;

/** GitHub in memory with people, and the bot instances that serve one of its repositories. */
export class BotWorld {
  now = START;
  readonly hub: Hub;
  readonly scene: Scene;
  readonly instances: readonly BotInstance[];
  /** What becomes of the next delivery to an instance. */
  carriage: (instance: string, event: HubEvent) => Carriage = () => 'comes';
  /** Which of so many calls that could be made next is made; undefined: each is made at once. */
  choose: ((many: number) => number) | undefined;
  readonly #waiting: { readonly process: BotProcess; readonly go: () => void }[] = [];
  #lastId = 100;

  constructor(configuration = CONFIGURATION, names: readonly string[] = ['one', 'two']) {
    // GitHub tells whole seconds.
    const clock = () => Math.floor(this.now / 1_000) * 1_000;
    const addresses = { api: 'https://api.github.example', pages: 'https://github.example' };
    this.hub = newHub({ clock, ids: () => ++this.#lastId, addresses });
    this.scene = setScene(this.hub, { '.ci-bot.yaml': configuration });
    this.instances = names.map(
      name =>
        new BotInstance(name, {
          hub: this.hub,
          now: () => this.now,
          pass: milliseconds => this.pass(milliseconds),
          turn: process => this.#turn(process),
        }),
    );
    this.hub.listeners.push(event => this.#tell(event));
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
  }

  /** The instance of that name. */
  instance(name: string): BotInstance {
    const found = this.instances.find(each => each.name === name);
    if (found === undefined) throw new Error(`there is no instance ${name}`);
    return found;
  }

  #tell(event: HubEvent): void {
    const id = `00000000-0000-11f0-8000-${String(++this.#lastId).padStart(12, '0')}`;
    const headers = { 'x-github-delivery': id, 'x-github-event': event.event };
    const { app } = this.hub;
    const reading = readWebhook(headers, new TextEncoder().encode(JSON.stringify(event.payload)), {
      app: app.id,
      account: app.account.id,
      serves: ({ id: served }) => served === this.scene.repository.id,
      mayHoldCommand: () => true,
    });
    if (reading.kind === 'unreadable') throw new Error(`an unreadable ${event.event}: ${reading.why}`);
    if (reading.kind !== 'event') return;
    const delivery: Delivery = { id, received: this.now, event: reading.event };
    for (const instance of this.instances) instance.hand(delivery, this.carriage(instance.name, event));
  }

  #turn(process: BotProcess): Promise<void> | undefined {
    if (this.choose === undefined) return undefined;
    return new Promise(go => this.#waiting.push({ process, go }));
  }

  /**
   * Does jobs, of several processes side by side: at any moment one of the calls that could be made is. Ends when each job has ended or
   * its process was killed.
   */
  async run(jobs: readonly { readonly process: BotProcess; readonly job: Job }[]): Promise<void> {
    const open = new Set(jobs);
    let failure: unknown;
    for (const one of jobs)
      one
        .job(one.process)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => open.delete(one));
    for (;;) {
      // Everything that can go on without a call has gone on then.
      await turnOfEvents();
      for (const one of open) if (one.process.dead) open.delete(one);
      if (open.size === 0) break;
      const able = this.#waiting.filter(({ process }) => !process.dead);
      const next = able[(this.choose?.(able.length) ?? 0) % Math.max(1, able.length)];
      if (next === undefined) continue;
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      next.go();
    }
    if (failure !== undefined) throw failure;
  }

  /** Looks for what was missed. */
  readonly reconcile: Job = process =>
    reconcile(process.parts, {
      repositories: [asRepository(this.scene.repository)],
      mayHoldCommand: () => true,
    });

  /** From now on nothing goes wrong, and time goes by until nothing is left to be done. @throws when they do not come to rest */
  async settle(): Promise<void> {
    this.carriage = () => 'comes';
    this.choose = undefined;
    for (const instance of this.instances) {
      instance.processes = [];
      instance.start();
    }
    for (let round = 0; round < 400; round += 1) {
      // What nobody has finished comes back when its time is over, and only then is it looked for what was missed.
      const isLooking = round === 0 || round === 20;
      for (const instance of this.instances) await this.#goOn(instance, isLooking, round > 0);
      if (round > 20 && (await this.#isQuiet())) return;
      this.pass(30_000);
    }
    throw new Error('the bots do not come to rest');
  }

  async #goOn(instance: BotInstance, isLooking: boolean, late: boolean): Promise<void> {
    const process = instance.processes[0] ?? instance.start();
    if (isLooking) await this.run([{ process, job: this.reconcile }]);
    await instance.arrive(late);
    await this.run([{ process, job: handleQueue }]);
    await this.run([{ process, job: lookAfterRuns }]);
    // An administrator looks at dead letters.
    for (const { id } of await instance.queue.deadLetters(100)) await instance.queue.replay(id);
  }

  async #isQuiet(): Promise<boolean> {
    for (const { queue, store, underWay, late } of this.instances) {
      const { waiting, dead } = await queue.depth();
      const due = await store.due(Number.MAX_SAFE_INTEGER, 1);
      if (waiting + dead + due.length + underWay.length + late.length > 0) return false;
    }
    return true;
  }

  /** Handles all that is there, and looks after runs for a while, without any fault. */
  async goOn(rounds = 8): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      for (const instance of this.instances) await this.#goOn(instance, false, true);
      this.pass(15_000);
    }
  }

  /** The bots' comments under a pull request. */
  comments(pull: HeldPull): readonly string[] {
    return conversation(pull).flatMap(({ byBot, body }) => (byBot ? [body] : []));
  }

  /** Reactions of the bots to a comment. */
  reactions(pull: HeldPull, comment: number): readonly string[] {
    const found = conversation(pull).find(({ id }) => id === comment);
    return (found?.reactions ?? []).map(({ content }) => content);
  }
}

/** What tells a pull request of the stand-in from others. */
export const keyOf = (pull: HeldPull): string => pullKey(asPull(pull).ref);

/** Someone of the stand-in, as the core names them. */
export const personOf = ({ account: { id, login } }: Somebody): Person => ({ id, login });
