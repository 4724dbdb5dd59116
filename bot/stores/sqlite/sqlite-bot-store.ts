import { z } from 'zod';
import type { AuditEntry } from '../../model/decision.ts';
import type { PullRecord } from '../../model/pull-record.ts';
import type { BotStore, StoredRecord, WrittenWith } from '../bot-store.ts';
import { auditFormat } from '../codec/audit-codec.ts';
import { recordFormat } from '../codec/record-codec.ts';
import { AUDIT_KEPT } from '../kept-for.ts';
import { lateWrite, type RecordText, storedRecord } from '../record-text.ts';
import type { BotFile } from './bot-file.ts';

const kept = z.object({ version: z.number(), text: z.string() });
const textOnly = z.object({ text: z.string() });
const pullOnly = z.object({ pull: z.string() });

const WRITE = `INSERT INTO records (instance, pull, version, text, next) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (instance, pull) DO UPDATE SET version = excluded.version, text = excluded.text, next = excluded.next`;
const LEASE = `INSERT INTO leases (instance, name, holder, until) VALUES (?, ?, ?, ?)
  ON CONFLICT (instance, name) DO UPDATE SET holder = excluded.holder, until = excluded.until
  WHERE holder = excluded.holder OR leases.until <= ?`;
const NOTE = `INSERT INTO notes (instance, name, text) VALUES (?, ?, ?)
  ON CONFLICT (instance, name) DO UPDATE SET text = excluded.text`;

/** What a bot instance remembers, in a file of this machine that several processes and instances share. */
export class SqliteBotStore implements BotStore {
  readonly #file: BotFile;
  readonly #instance: string;

  constructor(file: BotFile, instance: string) {
    this.#file = file;
    this.#instance = instance;
  }

  async read(pull: string): Promise<StoredRecord | undefined> {
    return storedRecord(this.#kept(pull), pull);
  }

  async write(
    pull: string,
    version: number,
    record: PullRecord,
    more: WrittenWith,
  ): Promise<'written' | 'taken'> {
    const text = recordFormat.textOf(record, pull);
    const lines = more.audit.map(entry => ({ at: entry.at, line: auditFormat.textOf([entry], pull) }));
    const write = () =>
      this.#file.alone(() => {
        const found = this.#kept(pull);
        if ((found?.version ?? 0) !== version) return lateWrite(found, version, text);
        this.#file.change(WRITE, this.#instance, pull, version + 1, text, more.next ?? null);
        for (const { at, line } of lines) this.#note(pull, at, line);
        return 'written';
      });
    // Where nothing is new but when it is looked at again, it is looked at once more if that is lost.
    const isNew = lines.length > 0 || this.#kept(pull)?.text !== text;
    return isNew ? write() : this.#file.forNow(write);
  }

  async due(now: number, most: number): Promise<readonly string[]> {
    const sql = 'SELECT pull FROM records WHERE instance = ? AND next <= ? ORDER BY next, pull LIMIT ?';
    return this.#file.rows(pullOnly, sql, this.#instance, now, most).map(({ pull }) => pull);
  }

  async audit(most: number, pull?: string): Promise<readonly AuditEntry[]> {
    const rows =
      pull === undefined
        ? this.#file.rows(
            textOnly,
            'SELECT text FROM audit WHERE instance = ? ORDER BY number DESC LIMIT ?',
            this.#instance,
            most,
          )
        : this.#file.rows(
            textOnly,
            'SELECT text FROM audit WHERE instance = ? AND pull = ? ORDER BY number DESC LIMIT ?',
            this.#instance,
            pull,
            most,
          );
    return rows.flatMap(({ text }) => auditFormat.read(text, pull ?? 'of all'));
  }

  async lease(name: string, holder: string, now: number, until: number): Promise<boolean> {
    // Whoever holds one is a process of this machine, and stops with it.
    const take = () => this.#file.change(LEASE, this.#instance, name, holder, until, now);
    return this.#file.forNow(take) > 0;
  }

  async release(name: string, holder: string): Promise<void> {
    const sql = 'DELETE FROM leases WHERE instance = ? AND name = ? AND holder = ?';
    this.#file.forNow(() => this.#file.change(sql, this.#instance, name, holder));
  }

  async spend(nonce: string, until: number, now: number): Promise<boolean> {
    return this.#file.alone(() => {
      this.#file.change('DELETE FROM nonces WHERE instance = ? AND until <= ?', this.#instance, now);
      const sql = 'INSERT OR IGNORE INTO nonces (instance, nonce, until) VALUES (?, ?, ?)';
      return this.#file.change(sql, this.#instance, nonce, until) > 0;
    });
  }

  async note(name: string): Promise<string | undefined> {
    const sql = 'SELECT text FROM notes WHERE instance = ? AND name = ?';
    const found = this.#file.row(textOnly, sql, this.#instance, name);
    return found && z.string().parse(JSON.parse(found.text));
  }

  async setNote(name: string, text: string): Promise<void> {
    // In JSON every character survives.
    this.#file.change(NOTE, this.#instance, name, JSON.stringify(text));
  }

  #kept(pull: string): RecordText | undefined {
    const sql = 'SELECT version, text FROM records WHERE instance = ? AND pull = ?';
    return this.#file.row(kept, sql, this.#instance, pull);
  }

  #note(pull: string, at: number, line: string): void {
    this.#file.change(
      'INSERT INTO audit (instance, pull, at, text) VALUES (?, ?, ?, ?)',
      this.#instance,
      pull,
      at,
      line,
    );
    this.#file.change('DELETE FROM audit WHERE instance = ? AND at < ?', this.#instance, at - AUDIT_KEPT);
  }
}
