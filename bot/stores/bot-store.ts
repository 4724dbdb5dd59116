import type { AuditEntry } from '../model/decision.ts';
import type { PullRecord } from '../model/pull-record.ts';

/** A record with the number of its version, from 1. */
export interface StoredRecord {
  readonly version: number;
  readonly record: PullRecord;
}

/** What is written with a record, all or nothing. */
export interface WrittenWith {
  /** Lines of the audit trail. */
  readonly audit: readonly AuditEntry[];
  /** When the pull request is to be looked at again without any event; undefined: nothing of it is open. */
  readonly next: number | undefined;
}

/** A store that cannot be read or written; trying again may help. */
export class StoreFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StoreFailed';
  }
}

/**
 * What a bot instance remembers. Instances that share a store are kept apart by their names. Every call throws StoreFailed, and
 * may be made by several processes at once. Times are milliseconds since 1970.
 */
export interface BotStore {
  /** What is known of a pull request, by its key. */
  read(pull: string): Promise<StoredRecord | undefined>;
  /**
   * Writes a record on top of the version that was read (0: there was none).
   * `taken`: somebody else wrote that version; nothing was written. The same record again on the same version is `written`.
   */
  write(pull: string, version: number, record: PullRecord, more: WrittenWith): Promise<'written' | 'taken'>;
  /** The keys of pull requests that are to be looked at by now, the longest due first, at most so many. */
  due(now: number, most: number): Promise<readonly string[]>;
  /** The audit trail, newest first, at most so many lines; of one pull request or of all. */
  audit(most: number, pull?: string): Promise<readonly AuditEntry[]>;
  /** Takes a lease, takes it over when it has expired, or holds it longer: who may work at something alone until then. */
  lease(name: string, holder: string, now: number, until: number): Promise<boolean>;
  /** Gives a lease back; one that is somebody else's stays. */
  release(name: string, holder: string): Promise<void>;
  /** Uses something up that is good once, such as a nonce, until its expiry. False: it was used before. */
  spend(nonce: string, until: number, now: number): Promise<boolean>;
  /** A small text by name: the last good configuration, the time up to which was reconciled. */
  note(name: string): Promise<string | undefined>;
  setNote(name: string, text: string): Promise<void>;
}
