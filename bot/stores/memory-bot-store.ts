import type { AuditEntry } from '../model/decision.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { BotStore, StoredRecord, WrittenWith } from './bot-store.ts';
import { recordFormat } from './codec/record-codec.ts';
import { lateWrite, type RecordText, storedRecord } from './record-text.ts';

interface Kept extends RecordText {
  readonly next: number | undefined;
}

/** What a bot instance remembers, until the process ends. */
export class MemoryBotStore implements BotStore {
  readonly #records = new Map<string, Kept>();
  readonly #audit: AuditEntry[] = [];
  readonly #leases = new Map<string, { readonly holder: string; readonly until: number }>();
  readonly #nonces = new Map<string, number>();
  readonly #notes = new Map<string, string>();

  async read(pull: string): Promise<StoredRecord | undefined> {
    return storedRecord(this.#records.get(pull), pull);
  }

  async write(
    pull: string,
    version: number,
    record: PullRecord,
    more: WrittenWith,
  ): Promise<'written' | 'taken'> {
    const text = recordFormat.textOf(record, pull);
    const kept = this.#records.get(pull);
    if ((kept?.version ?? 0) !== version) return lateWrite(kept, version, text);
    this.#records.set(pull, { version: version + 1, text, next: more.next });
    this.#audit.push(...more.audit);
    return 'written';
  }

  async due(now: number, most: number): Promise<readonly string[]> {
    return [...this.#records]
      .flatMap(([pull, { next }]) => (next !== undefined && next <= now ? [{ pull, next }] : []))
      .sort((one, other) => one.next - other.next)
      .slice(0, most)
      .map(({ pull }) => pull);
  }

  async audit(most: number, pull?: string): Promise<readonly AuditEntry[]> {
    const lines = pull === undefined ? this.#audit : this.#audit.filter(line => line.pull === pull);
    return lines.toReversed().slice(0, most);
  }

  async lease(name: string, holder: string, now: number, until: number): Promise<boolean> {
    const lease = this.#leases.get(name);
    if (lease !== undefined && lease.holder !== holder && lease.until > now) return false;
    this.#leases.set(name, { holder, until });
    return true;
  }

  async release(name: string, holder: string): Promise<void> {
    if (this.#leases.get(name)?.holder === holder) this.#leases.delete(name);
  }

  async spend(nonce: string, until: number, now: number): Promise<boolean> {
    const spent = this.#nonces.get(nonce);
    if (spent !== undefined && spent > now) return false;
    this.#nonces.set(nonce, until);
    return true;
  }

  async note(name: string): Promise<string | undefined> {
    return this.#notes.get(name);
  }

  async setNote(name: string, text: string): Promise<void> {
    this.#notes.set(name, text);
  }
}
