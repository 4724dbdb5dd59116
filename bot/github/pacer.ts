import { ForgeFailed } from './forge.ts';

/** GitHub's secondary limits (docs: rate limits for the REST API): points a minute, 1 a read and 5 a write, and writes of content a minute. */
const POINTS = 900;
const CONTENT_WRITES = 80;
const CONCURRENT = 100;
const MINUTE = 60_000;

/** What a request costs. */
export type Cost = 'read' | 'write' | 'content';

const POINTS_OF: Readonly<Record<Cost, number>> = { read: 1, write: 5, content: 5 };

/** Keeps one process below GitHub's secondary limits. What other processes of the same App do, it learns from refusals only. */
export class Pacer {
  readonly #now: () => number;
  #spent: { readonly at: number; readonly cost: Cost }[] = [];
  #running = 0;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long a request of this cost has to wait, in milliseconds; 0: it may go, and is counted. */
  enter(cost: Cost): number {
    const now = this.#now();
    this.#spent = this.#spent.filter(({ at }) => at > now - MINUTE && at <= now);
    const wait = this.#wait(cost, now);
    if (wait === 0) this.#spent.push({ at: now, cost });
    return wait;
  }

  #wait(cost: Cost, now: number): number {
    const content = this.#spent.filter(one => one.cost === 'content');
    const full = cost === 'content' && content.length >= CONTENT_WRITES ? content[0] : undefined;
    const points = this.#spent.reduce((sum, one) => sum + POINTS_OF[one.cost], POINTS_OF[cost]);
    const oldest = points > POINTS ? this.#spent[0] : undefined;
    const free = Math.max(full?.at ?? 0, oldest?.at ?? 0);
    return free === 0 ? 0 : free + MINUTE - now;
  }

  /** Does something as one of those that run at once. @throws ForgeFailed when there are too many */
  async running<T>(act: () => Promise<T>): Promise<T> {
    if (this.#running >= CONCURRENT)
      throw new ForgeFailed(`${CONCURRENT} requests to GitHub run at once already`, {
        later: true,
        after: 1_000,
      });
    this.#running += 1;
    try {
      return await act();
    } finally {
      this.#running -= 1;
    }
  }
}
