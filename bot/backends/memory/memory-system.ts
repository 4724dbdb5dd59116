import type { RunResult } from '../../model/run.ts';
import type { RunOrder } from '../backend.ts';

/** How a simulated run goes. Times in milliseconds. */
export interface RunPlan {
  /** How long it waits at least after it may begin. */
  readonly waits: number;
  /** How long it runs; Infinity: until it is stopped. */
  readonly runs: number;
  readonly outcome: RunResult['outcome'];
  readonly summary: string;
  readonly tests: RunResult['tests'];
  /** Text of artefacts by name. */
  readonly artefacts: Readonly<Record<string, string>>;
}

/** A simulated run. Times are milliseconds since 1970. */
export interface MemoryRun {
  readonly order: RunOrder;
  readonly handle: string;
  readonly plan: RunPlan;
  /** Since when it may begin; undefined: it is held. */
  readonly released: number | undefined;
  readonly began: number | undefined;
  readonly ended: number | undefined;
  readonly stopped: boolean;
}

/**
 * A system that runs orders, without any work being done: time moves only as the clock that is passed in says. Several backends
 * can stand before one system, as several workers do.
 */
export class MemorySystem {
  readonly #runs = new Map<string, MemoryRun>();
  readonly #begun = new Map<string, number>();
  readonly #branches: string[] = [];
  /** When something last happened: nothing happens before it any more. */
  #latest = 0;
  readonly #options: {
    readonly clock: () => number;
    /** How many runs go at once. */
    readonly places: number;
    /** How the runs of an order go. */
    readonly plan: (order: RunOrder) => RunPlan;
  };

  constructor(options: {
    readonly clock: () => number;
    readonly places: number;
    readonly plan: (order: RunOrder) => RunPlan;
  }) {
    this.#options = options;
  }

  /** How often work began under a run's id. */
  begun(run: string): number {
    this.#advance();
    return this.#begun.get(run) ?? 0;
  }

  /** What was started on branches, as `target branch sha`. */
  get branches(): readonly string[] {
    return this.#branches;
  }

  now(): number {
    return this.#options.clock();
  }

  find(run: string): MemoryRun | undefined {
    this.#advance();
    return this.#runs.get(run);
  }

  /** The one run of an order: made when it is not there. */
  add(order: RunOrder, held: boolean): MemoryRun {
    const known = this.find(order.run);
    if (known !== undefined) return known;
    return this.#put({
      order,
      handle: `memory-${this.#runs.size + 1}`,
      plan: this.#options.plan(order),
      released: held ? undefined : this.now(),
      began: undefined,
      ended: undefined,
      stopped: false,
    });
  }

  release(run: string): void {
    const known = this.find(run);
    if (known !== undefined && known.released === undefined && known.ended === undefined)
      this.#put({ ...known, released: this.now() });
  }

  cancel(run: string): void {
    const known = this.find(run);
    if (known === undefined || known.ended !== undefined) return;
    this.#latest = this.now();
    this.#put({ ...known, ended: this.now(), stopped: true });
  }

  /** The place of a run among those that wait, from 1. */
  position(run: string): number {
    this.#advance();
    return this.#waiting().findIndex(({ order }) => order.run === run) + 1;
  }

  branch(target: string, branch: string, sha: string): void {
    const key = `${target} ${branch} ${sha}`;
    if (!this.#branches.includes(key)) this.#branches.push(key);
  }

  #put(run: MemoryRun): MemoryRun {
    this.#runs.set(run.order.run, run);
    return run;
  }

  #waiting(): readonly MemoryRun[] {
    return [...this.#runs.values()]
      .filter(run => run.released !== undefined && run.began === undefined && run.ended === undefined)
      .sort((one, other) => (one.released ?? 0) - (other.released ?? 0));
  }

  /** Lets happen what has happened by now, in its order: a place becomes free, the next run begins. */
  #advance(): void {
    const now = this.now();
    for (;;) {
      const running = [...this.#runs.values()].filter(
        run => run.began !== undefined && run.ended === undefined,
      );
      const next = this.#waiting()[0];
      const end = Math.min(...running.map(endOf));
      const start =
        next === undefined || running.length >= this.#options.places
          ? Infinity
          : Math.max((next.released ?? 0) + next.plan.waits, this.#latest);
      if (Math.min(end, start) > now) return;
      this.#latest = Math.min(end, start);
      if (end <= start)
        for (const run of running.filter(run => endOf(run) === end)) this.#put({ ...run, ended: end });
      else if (next !== undefined) this.#begin(next, start);
    }
  }

  #begin(run: MemoryRun, at: number): void {
    this.#put({ ...run, began: at });
    this.#begun.set(run.order.run, (this.#begun.get(run.order.run) ?? 0) + 1);
  }
}

const endOf = ({ began = 0, plan }: MemoryRun): number => began + plan.runs;
