import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditEntry } from '../../model/decision.ts';
import type { PullRecord } from '../../model/pull-record.ts';
import { type BotStore, type StoredRecord, StoreFailed, type WrittenWith } from '../bot-store.ts';
import { auditFormat } from '../codec/audit-codec.ts';
import { recordFormat } from '../codec/record-codec.ts';
import { lateWrite, type RecordText, storedRecord } from '../record-text.ts';
import { auditItems } from './audit-items.ts';
import { expiring, hashOf, inOrder, keyOf } from './items.ts';
import { packed, unpacked } from './packed.ts';
import type { Item } from './put-item.ts';
import { inList, ofPull } from './queries.ts';
import { recordIn, recordWritings } from './record-pieces.ts';
import { isSpent, spending } from './spending.ts';
import type { Table } from './table.ts';
import { TABLE_SHAPE } from './table-shape.ts';

/** How often something is tried that others change at the same time, and how much longer it waits each time. */
const ATTEMPTS = 8;
const PAUSE = 25;

const { hashKey } = TABLE_SHAPE;

/** What a bot instance remembers, in a table of DynamoDB that several instances share. */
export class DynamoBotStore implements BotStore {
  readonly #table: Table;
  readonly #instance: string;
  readonly #token: () => string;

  /** @param token makes a text that no other call has made, such as `randomUUID` */
  constructor(table: Table, instance: string, token: () => string) {
    this.#table = table;
    this.#instance = instance;
    this.#token = token;
  }

  async read(pull: string): Promise<StoredRecord | undefined> {
    return storedRecord(await this.#kept(pull), pull);
  }

  async write(
    pull: string,
    version: number,
    record: PullRecord,
    more: WrittenWith,
  ): Promise<'written' | 'taken'> {
    const text = recordFormat.textOf(record, pull);
    const writings = [
      ...recordWritings(this.#instance, pull, version, text, more.next),
      ...auditItems(this.#instance, pull, version + 1, more.audit).map(item => ({ item })),
    ];
    const answer = await this.#patiently(pull, async () => {
      const got = await this.#table.putAll(writings);
      return got === 'busy' ? undefined : got;
    });
    if (answer === 'written') return 'written';
    // Refused, perhaps only because it is there already and the answer was lost.
    return lateWrite(await this.#kept(pull), version, text);
  }

  async due(now: number, most: number): Promise<readonly string[]> {
    const before = inOrder(Math.floor(now) + 1);
    const keys: string[] = [];
    for await (const item of this.#table.found(
      inList(this.#instance, 'due', before, { forward: true, page: most }),
    )) {
      keys.push(text(item, TABLE_SHAPE.index.rangeKey).replace(/^\d*#/, ''));
      if (keys.length >= most) break;
    }
    return keys;
  }

  async audit(most: number, pull?: string): Promise<readonly AuditEntry[]> {
    const order = { forward: false, page: most };
    const query =
      pull === undefined
        ? inList(this.#instance, 'audit', ':', order)
        : ofPull(this.#instance, pull, 'audit#', order);
    const lines: AuditEntry[] = [];
    for await (const item of this.#table.found(query)) {
      lines.push(...auditFormat.read(text(item, 'line'), pull ?? 'of all').toReversed());
      if (lines.length >= most) break;
    }
    return lines.slice(0, most);
  }

  async lease(name: string, holder: string, now: number, until: number): Promise<boolean> {
    const there = await this.#table.put({
      item: {
        ...this.#key('lease', name),
        ...expiring(until),
        holder: { S: holder },
        until: { N: `${until}` },
      },
      condition: {
        that: 'attribute_not_exists(#key) OR #holder = :holder OR #until <= :now',
        names: { '#key': hashKey, '#holder': 'holder', '#until': 'until' },
        values: { ':holder': { S: holder }, ':now': { N: `${now}` } },
      },
    });
    return there === undefined;
  }

  async release(name: string, holder: string): Promise<void> {
    await this.#table.delete(this.#key('lease', name), {
      that: '#holder = :holder',
      names: { '#holder': 'holder' },
      values: { ':holder': { S: holder } },
    });
  }

  async spend(nonce: string, until: number, now: number): Promise<boolean> {
    const by = this.#token();
    return isSpent(await this.#table.put(spending(this.#instance, nonce, until, now, by)), by);
  }

  async note(name: string): Promise<string | undefined> {
    const item = await this.#table.item(this.#key('note', name));
    const { text: body } = item ?? {};
    return body?.B && unpacked([body.B], `the note ${name}`);
  }

  async setNote(name: string, note: string): Promise<void> {
    const [body, ...further] = packed(note, `the note ${name}`);
    if (body === undefined || further.length > 0)
      throw new StoreFailed(`the note ${name} cannot be kept: it is too large`);
    await this.#table.put({ item: { ...this.#key('note', name), text: { B: body } } });
  }

  #key(kind: 'lease' | 'note', name: string): Item {
    return keyOf(hashOf(this.#instance, kind, name), kind);
  }

  /** The record's text, of one version, even where it has several pieces and others write meanwhile. */
  async #kept(pull: string): Promise<RecordText | undefined> {
    const query = ofPull(this.#instance, pull, 'record#', { forward: true });
    const found = await this.#patiently(pull, async () => {
      const items: Item[] = [];
      for await (const item of this.#table.found(query)) items.push(item);
      const record = recordIn(items, pull);
      return record === 'torn' ? undefined : record;
    });
    return found === 'absent' ? undefined : found;
  }

  async #patiently<T>(pull: string, tries: () => Promise<T | undefined>): Promise<T> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const got = await tries();
      if (got !== undefined) return got;
      await sleep(PAUSE * attempt);
    }
    throw new StoreFailed(`the record ${pull} changes faster than it can be read or written`);
  }
}

const text = (item: Item, attribute: string): string => item[attribute]?.S ?? '';
