import type { AuditEntry } from '../model/decision.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { BotStore, StoredRecord } from './bot-store.ts';
import { recordFormat } from './codec/record-codec.ts';

interface Kept {
  readonly version: number;
  readonly text: string;
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
    const kept = this.#records.get(pull);
    return kept && { version: kept.version, record: recordFormat.read(kept.text, pull) };
  }

  async write(
    pull: string,
    version: number,
    record: PullRecord,
    more: { readonly audit: readonly AuditEntry[]; readonly next: number | undefined },
  ): Promise<'written' | 'taken'> {
    const text = recordFormat.textOf(record, pull);
    const kept = this.#records.get(pull);
    if ((kept?.version ?? 0) !== version)
      return kept?.version === version + 1 && kept.text === text ? 'written' : 'taken';
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
