import { JournalFailed, type JournalStore } from '../../adapters/journal-store/journal-store.ts';
import type { Entry, JournalLine } from '../run/entry.ts';
import type { RunningJournal } from '../run/run-roll.ts';
import { journalCodec, type WrittenLine } from './journal-codec.ts';
import { OtherDriver } from './other-driver.ts';

/** How often an append is tried behind what others write meanwhile; they are people who give orders. */
const ATTEMPTS = 50;

const isOrder = ({ kind }: Entry) => kind === 'order';

/**
 * The journal of one roll as one process sees it. Any process may write orders. Whoever writes something else drives the
 * roll; of two who do so the later one to write goes on, and the other gets OtherDriver at its next call.
 */
export class Journal implements RunningJournal {
  readonly roll: string;
  readonly #store: JournalStore;
  readonly #writer: string;
  readonly #lines: JournalLine[] = [];
  /** So many of them a caller has had. */
  #told = 0;
  #drives = false;

  private constructor(store: JournalStore, roll: string, writer: string) {
    this.#store = store;
    this.roll = roll;
    this.#writer = writer;
  }

  /**
   * Reads what is there; a roll that is not has no lines.
   * @param writer another one for each process, such as a random number in hexadecimal
   * @throws JournalFailed, NoCredentials, CloudRefused, as all calls do
   */
  static async open(store: JournalStore, roll: string, writer: string): Promise<Journal> {
    const journal = new Journal(store, roll, writer);
    await journal.refresh();
    return journal;
  }

  /** All lines that are known, in order; it grows. */
  get lines(): readonly JournalLine[] {
    return this.#lines;
  }

  /**
   * Takes in what others have written since.
   * @returns all lines that no call has returned yet
   * @throws OtherDriver when this process drives the roll and another one does as well
   */
  async refresh(): Promise<readonly JournalLine[]> {
    await this.#takeInTail();
    return this.#news();
  }

  /**
   * Writes entries, all or none. Where others gave orders meanwhile, they are written behind these. When the store fails,
   * they may be there or not: the same append again finds out, and does not write them twice.
   * @param now milliseconds since 1970
   * @returns all lines that no call has returned yet: what others had written before, and at the end the entries with the
   * numbers that they finally have
   * @throws OtherDriver
   */
  async append(entries: readonly Entry[], now: number): Promise<readonly JournalLine[]> {
    if (entries.length === 0) return this.#news();
    this.#drives ||= !entries.every(isOrder);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const texts = this.#encoded(entries, this.#next(), now);
      const answer = await this.#store.append(this.roll, this.#next(), texts);
      // Decoded, so that this process knows them as every other one will.
      if (answer === 'written') this.#takeIn(this.#decoded(texts));
      if (answer === 'written' || this.#hasWritten(await this.#takeInTail(), entries)) return this.#news();
    }
    throw new JournalFailed(`others write to the journal of ${this.roll} faster than this process can`);
  }

  #encoded(entries: readonly Entry[], from: number, at: number): readonly string[] {
    return entries.map((entry, index) =>
      journalCodec.encode(this.roll, { number: from + index, at, writer: this.#writer, entry }),
    );
  }

  /** Whether what is found ends, but for the lines of others, with these: an append of ours took effect although it failed. */
  #hasWritten(found: readonly WrittenLine[], entries: readonly Entry[]): boolean {
    const own = found.filter(({ writer }) => writer === this.#writer).map(({ entry }) => entry);
    const last = this.#encoded(own.slice(-entries.length), 1, 0);
    return last.join('\n') === this.#encoded(entries, 1, 0).join('\n');
  }

  async #takeInTail(): Promise<readonly WrittenLine[]> {
    const found = this.#decoded(await this.#store.read(this.roll, this.#next()));
    this.#takeIn(found);
    return found;
  }

  #decoded(texts: readonly string[]): readonly WrittenLine[] {
    const from = this.#next();
    return texts.map((text, index) => journalCodec.decode(text, { roll: this.roll, number: from + index }));
  }

  #takeIn(found: readonly WrittenLine[]): void {
    const foreign = found.find(({ writer, entry }) => writer !== this.#writer && !isOrder(entry));
    if (this.#drives && foreign !== undefined) throw new OtherDriver(this.roll, foreign.number);
    this.#lines.push(...found.map(({ number, at, entry }) => ({ number, at, entry })));
  }

  #news(): readonly JournalLine[] {
    const news = this.#lines.slice(this.#told);
    this.#told = this.#lines.length;
    return news;
  }

  #next(): number {
    return this.#lines.length + 1;
  }
}
