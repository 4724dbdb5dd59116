import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno } from '../files/is-errno.ts';
import { writtenOnce } from '../files/written-once.ts';
import { JournalFailed, type LockAnswer, type LockHolder } from './journal-store.ts';
import { givenBack, ifHeld, isHeldByOther, lockHolder, lockText } from './lock-record.ts';

const DIGITS = 12;
const NAME = /^\d{12}\.json$/;
/**
 * How many of the lock's former generations stay. A process that slept through fewer of them cannot make one anew; after
 * more it sees, when it looks once more, at least one that is later than its own.
 */
const KEPT = 64;
const ATTEMPTS = 50;

interface Generation {
  /** From 1; 0: nobody has had the lock yet. */
  readonly number: number;
  readonly lock: LockHolder | undefined;
}

/**
 * A lock in a folder. Files cannot be changed on condition, but be made on condition that they are not there: so each change
 * of the lock is a new file with the next number, and the highest number is the lock. Of two that make the same number
 * one fails.
 */
export class FileLock {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async take(wanted: LockHolder, now: number): Promise<LockAnswer> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { number, lock } = await this.#current();
      if (lock !== undefined && isHeldByOther(lock, wanted, now)) return { kind: 'held', by: lock };
      if (await this.#advance(number + 1, wanted)) return { kind: 'ours' };
    }
    throw this.#busy();
  }

  async heldBy(now: number): Promise<LockHolder | undefined> {
    return ifHeld((await this.#current()).lock, now);
  }

  async giveBack(holder: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { number, lock } = await this.#current();
      if (lock?.holder !== holder || (await this.#advance(number + 1, givenBack(lock)))) return;
    }
    throw this.#busy();
  }

  async #numbers(): Promise<readonly number[]> {
    try {
      const names = await readdir(this.#folder);
      return names.filter(name => NAME.test(name)).map(name => Number.parseInt(name, 10));
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw error;
    }
  }

  async #current(): Promise<Generation> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const number = Math.max(0, ...(await this.#numbers()));
      if (number === 0) return { number, lock: undefined };
      const path = this.#path(number);
      try {
        return { number, lock: lockHolder(await readFile(path, 'utf8'), path) };
      } catch (error) {
        // Others went on so far meanwhile that it was cleared away.
        if (!isErrno(error, 'ENOENT')) throw error;
      }
    }
    throw this.#busy();
  }

  /** @returns whether this is the lock now */
  async #advance(number: number, lock: LockHolder): Promise<boolean> {
    if (!(await writtenOnce(this.#path(number), lockText(lock)))) return false;
    const numbers = await this.#numbers();
    if (Math.max(...numbers) !== number) return false;
    const old = numbers.filter(each => each < number - KEPT);
    await Promise.all(old.map(each => rm(this.#path(each), { force: true })));
    return true;
  }

  #path(number: number): string {
    return join(this.#folder, `${String(number).padStart(DIGITS, '0')}.json`);
  }

  #busy(): JournalFailed {
    return new JournalFailed(`the lock in \`${this.#folder}\` changes faster than it can be read`);
  }
}
