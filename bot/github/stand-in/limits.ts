import type { Hub } from './hub.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** GitHub's limits for one token: requests an hour, and writes of content a minute. An answer 304 is free. */
export class Limits {
  readonly #hub: Hub;
  readonly #used = new Map<string, { since: number; count: number }>();
  #content: number[] = [];
  /** Requests an hour. */
  hourly = 5_000;
  /** Writes of content a minute. */
  contentWrites = 80;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Whether a limit is reached; if so, the answer. */
  refused(authorization: string, content: boolean) {
    const now = this.#hub.clock();
    const { since, count } = this.#of(authorization);
    if (count >= this.hourly) {
      const headers = this.#headers(since, count);
      return { status: 403, headers, message: 'API rate limit exceeded for installation.' };
    }
    this.#content = this.#content.filter(at => at > now - MINUTE);
    if (content && this.#content.length >= this.contentWrites)
      return {
        status: 403,
        headers: { 'retry-after': '60' },
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      };
    if (content) this.#content.push(now);
    return undefined;
  }

  /** Counts an answer. @returns the headers that tell how many are left */
  count(authorization: string, free: boolean): Readonly<Record<string, string>> {
    const used = this.#of(authorization);
    if (!free) used.count += 1;
    return this.#headers(used.since, used.count);
  }

  /** Requests that were counted, of all tokens. */
  used(): number {
    return [...this.#used.values()].reduce((sum, { count }) => sum + count, 0);
  }

  #of(authorization: string) {
    const now = this.#hub.clock();
    const there = this.#used.get(authorization);
    if (there && now - there.since < HOUR) return there;
    const fresh = { since: now, count: 0 };
    this.#used.set(authorization, fresh);
    return fresh;
  }

  #headers(since: number, count: number): Readonly<Record<string, string>> {
    return {
      'x-ratelimit-limit': `${this.hourly}`,
      'x-ratelimit-remaining': `${Math.max(0, this.hourly - count)}`,
      'x-ratelimit-used': `${count}`,
      'x-ratelimit-reset': `${Math.ceil((since + HOUR) / 1000)}`,
      'x-ratelimit-resource': 'core',
    };
  }
}
