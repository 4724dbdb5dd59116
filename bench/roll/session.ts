import type { Act } from '../../tools/roll/run/act.ts';
import type { Outcome } from '../../tools/roll/run/outcome.ts';

/** A process that drives a roll. Killed, it never goes on: what it waits for never comes. */
export class Session {
  readonly name: string;
  #killed = false;

  constructor(name = 'operator') {
    this.name = name;
  }

  get killed(): boolean {
    return this.#killed;
  }

  kill(): void {
    this.#killed = true;
  }

  /** Passes what was waited for on, but to nobody who was killed. */
  async alive<T>(awaited: Promise<T>): Promise<T> {
    const value = await awaited;
    if (this.#killed) return new Promise<never>(() => {});
    return value;
  }
}

/** An act that was begun, for the record. */
export interface PerformedAct {
  readonly at: number;
  readonly act: Act;
  readonly by: string;
  /** Undefined: it has no end, since its process was killed or it was not possible just then. */
  ended: number | undefined;
  outcome: Outcome | undefined;
}
