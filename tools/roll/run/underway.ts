import type { Entry } from './entry.ts';
import { type Hands, NotNow } from './hands.ts';
import type { Outcome } from './outcome.ts';
import type { LeaderStanding, Meant } from './standing.ts';

/** Time as a roll sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; less long when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** How long is waited before each further try, in milliseconds: a restart of Jenkins, or throttling by AWS, is over by then. */
const PAUSES: readonly number[] = [1, 2, 5, 10, 20, 30, 60, 60, 120, 120, 180, 300].map(
  seconds => seconds * 1_000,
);

interface Performing {
  readonly hands: Hands;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onBusy: (meant: Meant, detail: string) => void;
}

/** What acts must know of the roll. */
interface OfRoll {
  readonly begun: { readonly roll: string };
  readonly leader: LeaderStanding | undefined;
}

/** The acts that are being done, side by side. */
export class Underway {
  readonly #performing: Performing;
  readonly #state: OfRoll;
  #finished: Entry[] = [];
  #wake: () => void = () => {};
  #next = this.#newNext();

  constructor(performing: Performing, state: OfRoll) {
    this.#performing = performing;
    this.#state = state;
  }

  begin(meant: Meant): void {
    void this.#untilDone(meant).then(outcome => {
      if (outcome === undefined) return;
      this.#finished.push({ kind: 'outcome', of: meant.number, outcome });
      this.#wake();
    });
  }

  /** What has ended since this was asked last. */
  outcomes(): readonly Entry[] {
    const finished = this.#finished;
    this.#finished = [];
    this.#next = this.#newNext();
    return finished;
  }

  /** Is there as soon as something has ended that was not asked for yet. */
  ended(): Promise<void> {
    return this.#finished.length > 0 ? Promise.resolve() : this.#next;
  }

  #newNext(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }

  /** Undefined: it was interrupted, and whoever goes on does it again. */
  async #untilDone(meant: Meant): Promise<Outcome | undefined> {
    const { clock, signal } = this.#performing;
    for (const pause of [...PAUSES, undefined]) {
      const tried = await this.#try(meant);
      if (signal.aborted) return undefined;
      if (typeof tried !== 'string') return tried;
      if (pause === undefined) return { result: 'failed', why: `tried ${PAUSES.length + 1} times: ${tried}` };
      this.#performing.onBusy(meant, tried);
      await clock.sleep(pause).catch(() => {});
    }
    return undefined;
  }

  /** @returns why it could not be done just now, or its outcome. */
  async #try(meant: Meant): Promise<Outcome | string> {
    const { hands, onBusy } = this.#performing;
    const tell = (detail: string) => onBusy(meant, detail);
    try {
      const { begun, leader } = this.#state;
      return await hands.perform(meant.act, { roll: begun.roll, intended: meant.at, leader, tell });
    } catch (error) {
      if (error instanceof NotNow) return error.message;
      return { result: 'failed', why: error instanceof Error ? error.message : String(error) };
    }
  }
}
