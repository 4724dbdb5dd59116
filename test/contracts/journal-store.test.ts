import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileJournalStore } from '../../tools/adapters/journal-store/file-journal-store.ts';
import { JournalFailed } from '../../tools/adapters/journal-store/journal-store.ts';
import { MemoryJournalStore } from '../../tools/adapters/journal-store/memory-journal-store.ts';
import { journalStoreContract } from './journal-store-contract.ts';
import { checkLockModel } from './journal-store-model.ts';

const ROLL = '20261121T200000Z-4f2a';
const root = mkdtempSync(join(tmpdir(), 'journal-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = () => mkdtempSync(join(root, 'store-'));

describe('journals in memory', () => {
  journalStoreContract(() => new MemoryJournalStore());

  it('have a lock that is never two holders’', () => checkLockModel(() => new MemoryJournalStore(), 100));

  it('fail as a test asks for', async () => {
    const store = new MemoryJournalStore({
      append: nth => (nth === 1 ? 'before' : nth === 2 ? 'after' : undefined),
    });
    await expect(store.append(ROLL, 1, ['one'])).rejects.toThrow(JournalFailed);
    expect(await store.read(ROLL)).toEqual([]);
    await expect(store.append(ROLL, 1, ['one'])).rejects.toThrow(JournalFailed);
    expect(await store.read(ROLL)).toEqual(['one']);
    expect(await store.append(ROLL, 1, ['one'])).toBe('written');
  });
});

describe('journals in a folder', () => {
  journalStoreContract(() => new FileJournalStore(join(newFolder(), 'not', 'yet', 'there')));

  it('have a lock that is never two holders’', () =>
    checkLockModel(() => new FileJournalStore(newFolder()), 10));

  it('leave nothing behind but what was written', async () => {
    const folder = newFolder();
    const store = new FileJournalStore(folder);
    await store.append(ROLL, 1, ['one']);
    await store.append(ROLL, 1, ['other']);
    await store.lock({ holder: 'a', roll: ROLL, expires: 100 }, 0);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
      ['lock', 'lock/000000000001.json', 'rolls', `rolls/${ROLL}`, `rolls/${ROLL}/000000000001.jsonl`].sort(),
    );
  });

  it('keep few files for a lock that is held long', async () => {
    const folder = newFolder();
    const store = new FileJournalStore(folder);
    for (let expires = 1; expires <= 80; expires++) await store.lock({ holder: 'a', roll: ROLL, expires }, 0);
    expect(readdirSync(join(folder, 'lock')).length).toBeLessThan(70);
    expect(await store.lock({ holder: 'b', roll: ROLL, expires: 99 }, 80)).toMatchObject({ kind: 'held' });
  });

  it('overlook what a killed process was writing', async () => {
    const folder = newFolder();
    const store = new FileJournalStore(folder);
    await store.append(ROLL, 1, ['one']);
    mkdirSync(join(folder, 'lock'));
    writeFileSync(join(folder, 'rolls', ROLL, '.000000000002.jsonl.x.unfinished'), 'tw');
    writeFileSync(join(folder, 'lock', '.000000000001.json.x.unfinished'), '{"hol');
    expect(await store.read(ROLL)).toEqual(['one']);
    expect(await store.append(ROLL, 2, ['two'])).toBe('written');
    expect(await store.lock({ holder: 'a', roll: ROLL, expires: 100 }, 0)).toEqual({ kind: 'ours' });
  });

  it('do not count a roll of which only the folder is there', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'rolls', ROLL), { recursive: true });
    expect(await new FileJournalStore(folder).rolls()).toEqual([]);
  });

  it('say which file is damaged', async () => {
    const folder = newFolder();
    const store = new FileJournalStore(folder);
    await store.append(ROLL, 1, ['one']);
    writeFileSync(join(folder, 'rolls', ROLL, '000000000001.jsonl'), 'on');
    await expect(store.read(ROLL)).rejects.toThrow(/damaged.*000000000001\.jsonl/);
    mkdirSync(join(folder, 'lock'));
    writeFileSync(join(folder, 'lock', '000000000001.json'), '{');
    await expect(store.lock({ holder: 'a', roll: ROLL, expires: 100 }, 0)).rejects.toThrow(
      /lock .*000000000001\.json` cannot be read/,
    );
  });

  it('say what to do when the folder cannot be one', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const store = new FileJournalStore(file);
    for (const each of [
      () => store.append(ROLL, 1, ['one']),
      () => store.read(ROLL),
      () => store.rolls(),
      () => store.lock({ holder: 'a', roll: ROLL, expires: 100 }, 0),
    ])
      await expect(each()).rejects.toThrow(/ENOTDIR[\s\S]*--journal/);
  });
});
