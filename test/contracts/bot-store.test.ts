import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StoreFailed } from '../../bot/stores/bot-store.ts';
import { AUDIT_KEPT } from '../../bot/stores/kept-for.ts';
import { MemoryBotStore } from '../../bot/stores/memory-bot-store.ts';
import { BotFile } from '../../bot/stores/sqlite/bot-file.ts';
import { SqliteBotStore } from '../../bot/stores/sqlite/sqlite-bot-store.ts';
import { pullRecord } from '../bot/pull-record-sample.ts';
import { botStoreContract } from './bot-store-contract.ts';
import { checkStoreModel } from './bot-store-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'bot-store-'));
let made = 0;
afterAll(() => rmSync(folder, { recursive: true }));

describe('a bot’s memory in a process', () => {
  it('does what a model of it does', () => checkStoreModel(() => new MemoryBotStore(), 50));

  botStoreContract(() => {
    const stores = new Map<string, MemoryBotStore>();
    return instance => {
      const store = stores.get(instance) ?? new MemoryBotStore();
      stores.set(instance, store);
      return store;
    };
  });
});

describe('a bot’s memory in a file', () => {
  const newPath = () => join(folder, `${++made}.sqlite`);

  botStoreContract(() => {
    const path = newPath();
    return instance => new SqliteBotStore(new BotFile(path), instance);
  });

  it('does what a model of it does', () => {
    const file = new BotFile(newPath());
    let instances = 0;
    return checkStoreModel(() => new SqliteBotStore(file, `${++instances}`), 25);
  });

  it('waits for the disk again after what need not outlive the machine', async () => {
    const file = new BotFile(newPath());
    const store = new SqliteBotStore(file, 'bot');
    // FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    const waits = () =>
      file.row(z.object({ synchronous: z.number() }), 'PRAGMA synchronous')?.synchronous === 2;
    expect(waits()).toBe(true);
    expect(file.forNow(waits)).toBe(false);
    await store.lease('pull', 'holder', 0, 10);
    await store.release('pull', 'holder');
    const nothing = { audit: [], next: undefined };
    for (const version of [0, 1]) await store.write('1#1', version, pullRecord(), nothing);
    expect((await store.read('1#1'))?.version).toBe(2);
    expect(waits()).toBe(true);
    await expect(store.lease('pull', 'holder', 0, 0.5)).rejects.toThrow(StoreFailed);
    expect(waits()).toBe(true);
    file.close();
  });

  it('is for nobody else to read, nor what SQLite writes beside it', () => {
    const path = newPath();
    const file = new BotFile(path);
    for (const each of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(each).mode & 0o777).toBe(0o600);
    file.close();
  });

  it('says what is wrong with a file, and touches none of a later version', async () => {
    const path = newPath();
    new BotFile(path).close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    expect(() => new BotFile(path)).toThrow(/later version.*its format is 99/);
    database.close();
    writeFileSync(newPath(), 'no database '.repeat(99));
    expect(() => new BotFile(join(folder, `${made}.sqlite`))).toThrow(StoreFailed);
    expect(() => new BotFile(join(folder, 'nowhere', 'x.sqlite'))).toThrow(/nowhere.*cannot be used/);
  });

  it('says which record is damaged', async () => {
    const path = newPath();
    const file = new BotFile(path);
    const store = new SqliteBotStore(file, 'bot');
    await store.write('1#1', 0, pullRecord(), { audit: [], next: undefined });
    file.change("UPDATE records SET text = substr(text, 1, 40) WHERE pull = '1#1'");
    await expect(store.read('1#1')).rejects.toThrow(/record 1#1 cannot be read/);
  });

  it('forgets what is long past', async () => {
    const file = new BotFile(newPath());
    const store = new SqliteBotStore(file, 'bot');
    const line = (at: number) => ({ at, pull: '1#1', cause: '', by: undefined, what: `${at}`, why: '' });
    await store.write('1#1', 0, pullRecord(), { audit: [line(1)], next: undefined });
    await store.write('1#1', 1, pullRecord({ comment: 1 }), {
      audit: [line(1 + AUDIT_KEPT)],
      next: undefined,
    });
    expect(await store.audit(9)).toHaveLength(2);
    await store.write('1#1', 2, pullRecord({ comment: 2 }), {
      audit: [line(2 + AUDIT_KEPT)],
      next: undefined,
    });
    expect((await store.audit(9)).map(({ at }) => at)).toEqual([2 + AUDIT_KEPT, 1 + AUDIT_KEPT]);
    await store.spend('x', 10, 0);
    await store.spend('y', 10, 10);
    const count = z.object({ count: z.number() });
    expect(file.row(count, 'SELECT count(*) AS count FROM nonces')).toEqual({ count: 1 });
  });
});
