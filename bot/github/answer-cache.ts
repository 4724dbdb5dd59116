import type { NextPage } from './next-page.ts';

/** An answer that GitHub need not send again while its ETag is the same. */
export interface KeptAnswer {
  readonly etag: string;
  readonly data: unknown;
  readonly next: NextPage | undefined;
  readonly last?: number | undefined;
}

/** A larger answer is not kept, in characters: configuration files and people are small. */
const LARGEST = 100_000;

/** Numbers that are too large for JSON are told by their digits. */
const sizeOf = (data: unknown): number =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))?.length ?? 0;

/**
 * The newest so many answers that are not large, by what was asked. Asked with their ETag, GitHub answers 304, which no limit
 * counts.
 */
export class AnswerCache {
  readonly #most: number;
  readonly #kept = new Map<string, KeptAnswer>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): KeptAnswer | undefined {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
    }
    return kept;
  }

  set(key: string, answer: KeptAnswer): void {
    this.#kept.delete(key);
    if (sizeOf(answer.data) > LARGEST) return;
    this.#kept.set(key, answer);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
  }
}
