import type { Part } from './simulated-build.ts';

/** What waits for executors, first come first served for each label. */
export class BuildQueue {
  readonly #lines = new Map<string, Part[]>();
  readonly #waiting = new Set<Part>();

  add(part: Part): void {
    const line = this.#lines.get(part.key);
    if (line === undefined) this.#lines.set(part.key, [part]);
    else line.push(part);
    this.#waiting.add(part);
  }

  /** Takes the oldest that may run with one of these keys. */
  take(keys: readonly string[]): Part | undefined {
    let oldest: Part | undefined;
    for (const key of keys) {
      const head = this.#head(key);
      if (head !== undefined && (oldest === undefined || head.order < oldest.order)) oldest = head;
    }
    if (oldest !== undefined) this.#waiting.delete(oldest);
    return oldest;
  }

  remove(part: Part): void {
    this.#waiting.delete(part);
  }

  /** How many wait for a label. */
  lengthOf(key: string): number {
    let length = 0;
    for (const part of this.#lines.get(key) ?? []) if (this.#waiting.has(part)) length += 1;
    return length;
  }

  /** All that wait, oldest first. */
  all(): Iterable<Part> {
    return this.#waiting;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Forgets everything, as a crash does. */
  clear(): readonly Part[] {
    const parts = [...this.#waiting];
    this.#lines.clear();
    this.#waiting.clear();
    return parts;
  }

  #head(key: string): Part | undefined {
    const line = this.#lines.get(key);
    while (line?.[0] !== undefined && !this.#waiting.has(line[0])) line.shift();
    return line?.[0];
  }
}
