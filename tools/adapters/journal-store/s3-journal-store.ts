import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { type Batch, batchName, batchText, checkedRoll, firstIn, gaplessLines, linesOf } from './batch.ts';
import { JournalFailed, type JournalStore, type LockAnswer, type LockHolder } from './journal-store.ts';
import { givenBack, ifHeld, isHeldByOther, lockHolder, lockText } from './lock-record.ts';
import { S3Objects } from './s3-objects.ts';

/** Batches that are fetched side by side. */
const WIDTH = 16;
/** How often something is tried that others change at the same time. */
const ATTEMPTS = 20;

/** Where in S3 the journals of a fleet are. */
export interface JournalBucket {
  readonly bucket: string;
  /** Ends with `/`. */
  readonly prefix: string;
  readonly region: string;
}

/**
 * Journals in S3, an object for each batch: `<prefix><roll>/<number of the first line>.jsonl`, and `<prefix>lock.json`. All is
 * written on condition, nothing is deleted; it needs s3:GetObject, s3:PutObject and s3:ListBucket. Encryption is the bucket's.
 */
export class S3JournalStore implements JournalStore {
  readonly #objects: S3Objects;
  readonly #prefix: string;

  constructor({ bucket, prefix, region }: JournalBucket, config: S3ClientConfig = {}) {
    this.#objects = new S3Objects(bucket, region, config);
    this.#prefix = prefix;
  }

  rolls(): Promise<readonly string[]> {
    return this.#objects.folders(this.#prefix);
  }

  async read(roll: string, from = 1): Promise<readonly string[]> {
    checkedRoll(roll);
    return gaplessLines(roll, from, () => this.#batches(roll, from));
  }

  async append(roll: string, from: number, lines: readonly string[]): Promise<'written' | 'taken'> {
    const text = batchText(checkedRoll(roll), from, lines);
    const key = this.#key(roll, from);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if ((await this.#objects.put(key, text, 'absent')) === 'written') return 'written';
      const found = await this.#objects.get(key);
      // When it is not there, two came at once and neither was written.
      if (found !== undefined) return found.text === text ? 'written' : 'taken';
    }
    throw this.#busy(key);
  }

  async lock(wanted: LockHolder, now: number): Promise<LockAnswer> {
    const key = this.#lockKey();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const found = await this.#lock();
      if (found !== undefined && isHeldByOther(found.lock, wanted, now))
        return { kind: 'held', by: found.lock };
      // When it is refused only because it was sent twice, the next attempt finds this holder's own.
      if ((await this.#objects.put(key, lockText(wanted), found ?? 'absent')) === 'written')
        return { kind: 'ours' };
    }
    throw this.#busy(key);
  }

  async heldBy(now: number): Promise<LockHolder | undefined> {
    return ifHeld((await this.#lock())?.lock, now);
  }

  async unlock(holder: string): Promise<void> {
    const key = this.#lockKey();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const found = await this.#lock();
      if (found?.lock.holder !== holder) return;
      // It is not deleted: a request to make it that comes late would then bring it back.
      if ((await this.#objects.put(key, lockText(givenBack(found.lock)), found)) === 'written') return;
    }
    throw this.#busy(key);
  }

  async #lock(): Promise<{ readonly lock: LockHolder; readonly etag: string } | undefined> {
    const key = this.#lockKey();
    const found = await this.#objects.get(key);
    if (found === undefined) return undefined;
    return { lock: lockHolder(found.text, this.#objects.address(key)), etag: found.etag };
  }

  async #batches(roll: string, from: number): Promise<readonly Batch[]> {
    const folder = `${this.#prefix}${roll}/`;
    const keys = await this.#objects.keys(folder, from > 1 ? this.#key(roll, from - 1) : undefined);
    const firsts = keys.flatMap(key => firstIn(key.slice(folder.length)) ?? []);
    const batches: Batch[] = [];
    for (let done = 0; done < firsts.length; done += WIDTH) {
      const some = firsts.slice(done, done + WIDTH);
      batches.push(...(await Promise.all(some.map(first => this.#batch(roll, first)))));
    }
    return batches;
  }

  async #batch(roll: string, first: number): Promise<Batch> {
    const key = this.#key(roll, first);
    const found = await this.#objects.get(key);
    if (found === undefined)
      throw new JournalFailed(`\`${this.#objects.address(key)}\` was deleted just now`);
    return { first, lines: linesOf(found.text, this.#objects.address(key)) };
  }

  #key(roll: string, first: number): string {
    return `${this.#prefix}${roll}/${batchName(first)}`;
  }

  #lockKey(): string {
    return `${this.#prefix}lock.json`;
  }

  #busy(key: string): JournalFailed {
    return new JournalFailed(`\`${this.#objects.address(key)}\` changes faster than it can be read`);
  }
}
