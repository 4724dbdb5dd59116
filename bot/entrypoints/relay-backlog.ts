import type { BotLog } from '../worker/bot-log.ts';
import type { IngestRequest } from './ingest-request.ts';

/** Hands a request on. @returns the status of the answer; 0: none came */
export type Deliver = (request: IngestRequest) => Promise<number>;

/** How long to wait after so many failures in a row, in milliseconds. */
export type Pause = (failures: number) => number;

/** How often a request is handed on whose handling has a defect: it must not stand in the way of the others for ever. */
const DEFECTS = 6;
/** Beyond this no more is read from the channel. */
const MOST = 100;

/** What came through a channel and was not taken yet. It goes on in its order, and again until it is taken or refused. */
export class RelayBacklog {
  readonly #deliver: Deliver;
  readonly #pause: Pause;
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #log: BotLog;
  readonly #waiting: IngestRequest[] = [];
  #working: Promise<void> | undefined;
  #stopping = false;
  #roomFor: (() => void)[] = [];

  constructor(parts: {
    readonly deliver: Deliver;
    readonly pause: Pause;
    readonly sleep: (milliseconds: number) => Promise<void>;
    readonly log: BotLog;
  }) {
    this.#deliver = parts.deliver;
    this.#pause = parts.pause;
    this.#sleep = parts.sleep;
    this.#log = parts.log;
  }

  add(request: IngestRequest): void {
    this.#waiting.push(request);
    this.#working ??= this.#work();
  }

  get isFull(): boolean {
    return this.#waiting.length >= MOST;
  }

  /** Resolves when there is room for more. */
  async room(): Promise<void> {
    while (this.isFull) await new Promise<void>(resolve => this.#roomFor.push(resolve));
  }

  /** Hands on what is left, each once. @returns how many could not be */
  async finish(): Promise<number> {
    this.#stopping = true;
    await this.#working;
    return this.#waiting.length;
  }

  async #work(): Promise<void> {
    let failures = 0;
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      const status = await this.#deliver(first).catch(() => 0);
      const again = isPassing(status) || (status === 500 && failures < DEFECTS);
      if (again && this.#stopping) break;
      if (again) {
        failures++;
        this.#log('relay waits', { status, failures });
        await this.#sleep(this.#pause(failures));
        continue;
      }
      failures = 0;
      this.#tell(status, first);
      this.#waiting.shift();
      for (const resolve of this.#roomFor.splice(0)) resolve();
    }
    this.#working = undefined;
  }

  #tell(status: number, { headers }: IngestRequest): void {
    const delivery = String(headers['x-github-delivery'] ?? '')
      .replaceAll(/[^\w-]/g, '?')
      .slice(0, 100);
    this.#log(status < 300 ? 'relayed' : 'relayed and refused', { status, delivery });
  }
}

/** Nobody was there, or the store behind was not. */
const isPassing = (status: number): boolean =>
  status === 0 || status === 408 || status === 429 || (status > 500 && status < 600);
