import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreFailed } from '../../bot/stores/bot-store.ts';
import { DynamoBotStore } from '../../bot/stores/dynamo/dynamo-bot-store.ts';
import { Table } from '../../bot/stores/dynamo/table.ts';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import { pullRecord } from '../bot/pull-record-sample.ts';
import { botStoreContract } from '../contracts/bot-store-contract.ts';
import { makeTable } from './emulated-table.ts';
import { type LosingLine, losingLine } from './losing-line.ts';
import { startedEmulator } from './started-emulator.ts';

const REGION = 'us-west-2';
const NAME = 'tvm-bot';
const PULL = '1300192#42';
const nothing = { audit: [], next: undefined };
const folder = mkdtempSync(join(tmpdir(), 'bot-table-'));
let emulator: Emulator;
let places = 0;

const table = (name = NAME) => new Table(name, REGION, emulatorClient(emulator.endpoint));
const place = () => {
  const number = ++places;
  return (instance: string) => new DynamoBotStore(table(), `${number}/${instance}`, randomUUID);
};
/** A record that packs badly. */
const large = (kilobytes: number) =>
  pullRecord({ handled: [randomBytes(kilobytes * 768).toString('base64')] });

beforeAll(async () => {
  emulator = await startedEmulator({ folder });
  await makeTable(NAME, { region: REGION, ...emulatorClient(emulator.endpoint) });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

describe('a bot’s memory in DynamoDB', () => {
  botStoreContract(place);

  it('keeps a record that no item can hold, and a smaller one after it', async () => {
    const store = place()('bot');
    const [first, second] = [large(2_000), large(900)];
    expect(await store.write(PULL, 0, first, nothing)).toBe('written');
    expect(await store.read(PULL)).toEqual({ version: 1, record: first });
    expect(await store.write(PULL, 0, first, nothing)).toBe('written');
    expect(await store.write(PULL, 0, second, nothing)).toBe('taken');
    expect(await store.write(PULL, 1, second, nothing)).toBe('written');
    expect(await store.read(PULL)).toEqual({ version: 2, record: second });
    expect(await store.write(PULL, 2, pullRecord(), nothing)).toBe('written');
    expect(await store.read(PULL)).toEqual({ version: 3, record: pullRecord() });
  });

  it('refuses a record that no transaction can hold', async () => {
    const store = place()('bot');
    await expect(store.write(PULL, 0, large(6_000), nothing)).rejects.toThrow(
      /1300192#42 cannot be kept.*bytes/,
    );
    await expect(store.setNote('n', large(900).handled.join())).rejects.toThrow(/note n .*too large/);
  });

  it('never reads pieces of two versions', async () => {
    const store = place()('bot');
    const versions = Array.from({ length: 6 }, () => large(900));
    let isWriting = true;
    const write = async () => {
      for (const [version, record] of versions.entries()) await store.write(PULL, version, record, nothing);
      isWriting = false;
    };
    const read = async () => {
      while (isWriting) {
        const found = await store.read(PULL);
        if (found !== undefined) expect(found.record).toEqual(versions[found.version - 1]);
      }
    };
    await Promise.all([write(), read(), read()]);
    expect(await store.read(PULL)).toEqual({ version: 6, record: versions[5] });
  });

  it('says which table is not there', async () => {
    const store = new DynamoBotStore(table('nowhere'), 'bot', randomUUID);
    for (const each of [
      () => store.read(PULL),
      () => store.write(PULL, 0, pullRecord(), nothing),
      () => store.due(0, 1),
      () => store.audit(1),
      () => store.lease('l', 'a', 0, 1),
      () => store.release('l', 'a'),
      () => store.spend('n', 1, 0),
      () => store.note('n'),
      () => store.setNote('n', 't'),
    ]) {
      await expect(each()).rejects.toThrow(/nowhere/);
      await expect(each()).rejects.toBeInstanceOf(StoreFailed);
    }
  });
});

describe('a bot’s memory in DynamoDB over a line that loses answers', () => {
  let line: LosingLine;
  beforeAll(async () => {
    line = await losingLine(emulator.endpoint);
  });
  afterAll(() => line.close());
  const store = () =>
    new DynamoBotStore(new Table(NAME, REGION, emulatorClient(line.endpoint)), `${++places}`, randomUUID);

  it('knows its own record, and its trail is not doubled', async () => {
    const it = store();
    const audit = [{ at: 1, pull: PULL, cause: 'c', by: undefined, what: 'w', why: '' }];
    line.lose('TransactWriteItems', 2);
    expect(await it.write(PULL, 0, pullRecord(), { audit, next: 1 })).toBe('written');
    expect(line.left()).toBe(0);
    expect(await it.read(PULL)).toEqual({ version: 1, record: pullRecord() });
    expect(await it.audit(9)).toEqual(audit);
    // All four tries of the SDK are lost: the caller hears of it, and asks again.
    line.lose('TransactWriteItems', 4);
    const next = pullRecord({ comment: 2 });
    await expect(it.write(PULL, 1, next, { audit, next: 1 })).rejects.toThrow(StoreFailed);
    expect(await it.write(PULL, 1, next, { audit, next: 1 })).toBe('written');
    expect(await it.audit(9)).toHaveLength(2);
  });

  it('knows its own lease and its own nonce', async () => {
    const it = store();
    line.lose('PutItem', 1);
    expect(await it.lease('l', 'a', 0, 10)).toBe(true);
    line.lose('PutItem', 1);
    expect(await it.spend('n', 10, 0)).toBe(true);
    expect(line.left()).toBe(0);
    expect(await it.spend('n', 10, 0)).toBe(false);
    line.lose('DeleteItem', 1);
    await it.release('l', 'a');
    expect(await it.lease('l', 'b', 1, 10)).toBe(true);
  });
});
