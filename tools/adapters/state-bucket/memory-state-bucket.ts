import type { BucketState, Protection, StateBucket } from './state-bucket.ts';

/** Buckets in memory, for tests; `foreign` names belong to another account. */
export class MemoryStateBucket implements StateBucket {
  readonly #buckets = new Map<string, Set<Protection>>();
  readonly #foreign: ReadonlySet<string>;

  constructor(foreign: readonly string[] = []) {
    this.#foreign = new Set(foreign);
  }

  async inspect(name: string): Promise<BucketState> {
    if (this.#foreign.has(name)) return { kind: 'foreign' };
    const has = this.#buckets.get(name);
    return has === undefined ? { kind: 'absent' } : { kind: 'ours', has: new Set(has) };
  }

  async create(name: string): Promise<void> {
    this.#buckets.set(name, new Set());
  }

  async protect(name: string, protection: Protection): Promise<void> {
    this.#buckets.get(name)?.add(protection);
  }
}
