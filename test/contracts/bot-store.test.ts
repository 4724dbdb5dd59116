import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { MemoryBotStore } from '../../bot/stores/memory-bot-store.ts';
import { BotFile } from '../../bot/stores/sqlite/bot-file.ts';
import { SqliteBotStore } from '../../bot/stores/sqlite/sqlite-bot-store.ts';
import { botStoreContract } from './bot-store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'bot-store-'));
let made = 0;
afterAll(() => rmSync(folder, { recursive: true }));

describe('a bot’s memory in a process', () => {
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
  botStoreContract(() => {
    const path = join(folder, `${++made}.sqlite`);
    return instance => new SqliteBotStore(new BotFile(path), instance);
  });
});
