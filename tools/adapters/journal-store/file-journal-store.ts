import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno } from '../files/is-errno.ts';
import { writtenOnce } from '../files/written-once.ts';
import { type Batch, batchName, batchText, checkedRoll, firstIn, gaplessLines, linesOf } from './batch.ts';
import { FileLock } from './file-lock.ts';
import { JournalFailed, type JournalStore, type LockAnswer, type LockHolder } from './journal-store.ts';

/**
 * Journals in a folder: `rolls/<roll>/<number of the first line>.jsonl`, and the lock in `lock/`. The file system must know
 * hard links. All processes that share it must see the same folder, so it is for one machine or a network file system.
 */
export class FileJournalStore implements JournalStore {
  readonly #folder: string;
  readonly #lock: FileLock;

  constructor(folder: string) {
    this.#folder = folder;
    this.#lock = new FileLock(join(folder, 'lock'));
  }

  rolls(): Promise<readonly string[]> {
    return this.#told('read', async () => {
      const rolls = await namesIn(this.#path());
      // Of a roll whose process was killed at its first line only the folder is there.
      const hasBegun = await Promise.all(
        rolls.map(async roll => (await namesIn(this.#path(roll))).includes(batchName(1))),
      );
      return rolls.filter((_, index) => hasBegun[index]).sort();
    });
  }

  async read(roll: string, from = 1): Promise<readonly string[]> {
    checkedRoll(roll);
    return this.#told('read', () => gaplessLines(roll, from, () => this.#batches(roll, from)));
  }

  async append(roll: string, from: number, lines: readonly string[]): Promise<'written' | 'taken'> {
    const text = batchText(checkedRoll(roll), from, lines);
    return this.#told('written', async () => {
      const path = this.#path(roll, batchName(from));
      if (await writtenOnce(path, text)) return 'written';
      return (await readFile(path, 'utf8')) === text ? 'written' : 'taken';
    });
  }

  lock(wanted: LockHolder, now: number): Promise<LockAnswer> {
    return this.#told('locked', () => this.#lock.take(wanted, now));
  }

  heldBy(now: number): Promise<LockHolder | undefined> {
    return this.#told('read', () => this.#lock.heldBy(now));
  }

  unlock(holder: string): Promise<void> {
    return this.#told('unlocked', () => this.#lock.giveBack(holder));
  }

  async #batches(roll: string, from: number): Promise<readonly Batch[]> {
    const names = await namesIn(this.#path(roll));
    const firsts = names.flatMap(name => firstIn(name) ?? []).filter(first => first >= from);
    const batches: Batch[] = [];
    // One after the other: a long roll has more batches than a process may have open files.
    for (const first of firsts.sort((one, other) => one - other)) {
      const path = this.#path(roll, batchName(first));
      batches.push({ first, lines: linesOf(await readFile(path, 'utf8'), path) });
    }
    return batches;
  }

  #path(...names: readonly string[]): string {
    return join(this.#folder, 'rolls', ...names);
  }

  async #told<T>(done: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error;
      throw new JournalFailed(
        `the journal in \`${this.#folder}\` cannot be ${done}: ${error.message}`,
        'see to the folder’s rights and to free space, or name another folder with --journal',
      );
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return [];
    throw error;
  }
}
