import type { Entry, JournalLine } from '../../tools/roll/run/entry.ts';
import type { RunningJournal } from '../../tools/roll/run/run-roll.ts';
import type { Session } from './session.ts';

/** Lines in memory that several processes may write. */
export class SharedLines {
  readonly lines: JournalLine[] = [];

  write(entries: readonly Entry[], at: number): readonly JournalLine[] {
    const added = entries.map((entry, index) => ({ number: this.lines.length + index + 1, at, entry }));
    this.lines.push(...added);
    return added;
  }
}

/** Thrown when somebody else drives the roll, as the real journal does. */
export class OtherProcess extends Error {}

/** The journal as one process sees it. */
export class MemoryJournal implements RunningJournal {
  readonly #shared: SharedLines;
  readonly #session: Session;
  /** Told the lines before they are there: a process may be killed then. */
  readonly #before: (entries: readonly Entry[]) => void;
  #known: number;
  #drives = false;

  constructor(shared: SharedLines, session: Session, before: (entries: readonly Entry[]) => void = () => {}) {
    this.#shared = shared;
    this.#session = session;
    this.#before = before;
    this.#known = shared.lines.length;
  }

  get lines(): readonly JournalLine[] {
    return this.#shared.lines.slice(0, this.#known);
  }

  async append(entries: readonly Entry[], now: number): Promise<readonly JournalLine[]> {
    if (entries.length === 0) return [];
    this.#before(entries);
    await this.#session.alive(Promise.resolve());
    const met = this.#drives ? this.#others() : this.#takeIn();
    this.#drives = true;
    const lines = this.#shared.write(entries, now);
    this.#known = this.#shared.lines.length;
    await this.#session.alive(Promise.resolve());
    return [...met, ...lines];
  }

  async refresh(): Promise<readonly JournalLine[]> {
    await this.#session.alive(Promise.resolve());
    return this.#others();
  }

  #takeIn(): readonly JournalLine[] {
    const lines = this.#shared.lines.slice(this.#known);
    this.#known = this.#shared.lines.length;
    return lines;
  }

  #others(): readonly JournalLine[] {
    const lines = this.#takeIn();
    if (this.#drives && lines.some(({ entry }) => entry.kind !== 'order'))
      throw new OtherProcess('another process goes on with the roll');
    return lines;
  }
}
