import { type Batch, batchText, checkedRoll, gaplessLines } from './batch.ts';
import { JournalFailed, type JournalStore, type LockAnswer, type LockHolder } from './journal-store.ts';
import { ifHeld, isHeldByOther } from './lock-record.ts';

/** An append that fails, before it took effect or only after that. */
export type AppendFault = 'before' | 'after';

/** What a test lets go wrong. */
export interface MemoryFaults {
  /** @param nth the appends of this store are counted from 1 */
  readonly append?: (nth: number) => AppendFault | undefined;
  /** Thrown by every call while it is defined. */
  readonly outage?: () => Error | undefined;
}

/** Journals in memory, for tests; several processes of a test share one. */
export class MemoryJournalStore implements JournalStore {
  readonly #journals = new Map<string, Batch[]>();
  readonly #faults: MemoryFaults;
  #appends = 0;
  #lock: LockHolder | undefined;

  constructor(faults: MemoryFaults = {}) {
    this.#faults = faults;
  }

  async rolls(): Promise<readonly string[]> {
    this.#fail();
    return [...this.#journals.keys()].sort();
  }

  async read(roll: string, from = 1): Promise<readonly string[]> {
    this.#fail();
    const batches = this.#journals.get(checkedRoll(roll)) ?? [];
    // Searched from the end, since a simulated roll asks often for what is new in a long journal.
    const known = batches.findLastIndex(({ first }) => first < from) + 1;
    return gaplessLines(roll, from, async () => batches.slice(known));
  }

  async append(roll: string, from: number, lines: readonly string[]): Promise<'written' | 'taken'> {
    this.#fail();
    this.#appends++;
    const fault = this.#faults.append?.(this.#appends);
    if (fault === 'before') throw new JournalFailed(`append ${this.#appends} failed before it took effect`);
    const answer = this.#add(roll, from, lines);
    if (fault === 'after') throw new JournalFailed(`append ${this.#appends} failed after it took effect`);
    return answer;
  }

  #add(roll: string, from: number, lines: readonly string[]): 'written' | 'taken' {
    const text = batchText(checkedRoll(roll), from, lines);
    const batches = this.#journals.get(roll) ?? [];
    const at = batches.findLastIndex(({ first }) => first <= from);
    const there = batches[at];
    if (there?.first === from) return batchText(roll, from, there.lines) === text ? 'written' : 'taken';
    batches.splice(at + 1, 0, { first: from, lines: [...lines] });
    this.#journals.set(roll, batches);
    return 'written';
  }

  async lock(wanted: LockHolder, now: number): Promise<LockAnswer> {
    this.#fail();
    if (this.#lock !== undefined && isHeldByOther(this.#lock, wanted, now))
      return { kind: 'held', by: this.#lock };
    this.#lock = { ...wanted };
    return { kind: 'ours' };
  }

  async heldBy(now: number): Promise<LockHolder | undefined> {
    this.#fail();
    return ifHeld(this.#lock, now);
  }

  async unlock(holder: string): Promise<void> {
    this.#fail();
    if (this.#lock?.holder === holder) this.#lock = undefined;
  }

  #fail(): void {
    const error = this.#faults.outage?.();
    if (error !== undefined) throw error;
  }
}
