import { EventHeap } from './event-heap.ts';

/** When time stops to pass. */
interface RunBounds {
  /** Milliseconds since 1970. */
  readonly until?: number;
  readonly stopped?: () => boolean;
}

/** Time that jumps to the next event as soon as nobody has anything left to do at the present one. */
export class VirtualClock {
  readonly #events = new EventHeap();
  #now: number;
  #woken = false;

  /** @param begins - milliseconds since 1970. */
  constructor(begins: number) {
    this.#now = begins;
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => this.#now;

  /** Resolves so many milliseconds later. */
  readonly sleep = (milliseconds: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.after(milliseconds, () => {
      this.#woken = true;
      resolve();
    });
    return promise;
  };

  /** Has something happen later. It must not wait for anything. */
  after(milliseconds: number, run: () => void): void {
    this.#events.add(this.#now + Math.max(0, milliseconds), run);
  }

  /** To be called when a promise was settled that somebody outside of the events waits for. */
  wake(): void {
    this.#woken = true;
  }

  /**
   * Lets time pass until a task is done. @param stopped - ends it earlier.
   * @throws Error when the task waits though nothing will ever happen, or time is beyond `until`.
   */
  async run<T>(
    task: Promise<T>,
    { until = Number.POSITIVE_INFINITY, stopped = () => false }: RunBounds = {},
  ): Promise<T | undefined> {
    let settled = false;
    const note = () => {
      settled = true;
    };
    task.then(note, note);
    for (;;) {
      // All that wait on settled promises go on before the next event.
      await new Promise(setImmediate);
      if (settled) return task;
      if (stopped()) return undefined;
      this.#step(until);
    }
  }

  /** Lets time pass up to an instant, with nobody waiting for anything. */
  runUntil(instant: number): void {
    let reached = false;
    this.after(instant - this.#now, () => {
      reached = true;
    });
    while (!reached) this.#happen(Number.POSITIVE_INFINITY);
  }

  #step(until: number): void {
    this.#woken = false;
    while (!this.#woken) this.#happen(until);
  }

  #happen(until: number): void {
    const event = this.#events.take();
    if (event === undefined) throw new Error('nothing is going to happen any more, and yet somebody waits');
    if (event.at > until) throw new Error(`it goes on beyond ${new Date(until).toISOString()}`);
    this.#now = event.at;
    event.run();
  }
}
