import { describe, expect, it } from 'vitest';
import {
  JournalFailed,
  type JournalStore,
  type LockHolder,
} from '../../tools/adapters/journal-store/journal-store.ts';

const ROLL = '20261121T200000Z-4f2a';
const LATER = '20261122T200000Z-0b1c';

const holder = (name: string, expires: number): LockHolder => ({ holder: name, roll: ROLL, expires });

/** What every store of journals does. @param open makes a store that is empty; its processes share it. */
export function journalStoreContract(open: () => JournalStore | Promise<JournalStore>): void {
  describe('a journal', () => {
    it('is empty before its first line', async () => {
      const store = await open();
      expect(await store.read(ROLL)).toEqual([]);
      expect(await store.read(ROLL, 7)).toEqual([]);
      expect(await store.rolls()).toEqual([]);
    });

    it('gives back all lines in order, or those from a number on', async () => {
      const store = await open();
      expect(await store.append(ROLL, 1, ['one', 'two'])).toBe('written');
      expect(await store.append(ROLL, 3, ['three “ü” \u2028 \\n'])).toBe('written');
      expect(await store.append(ROLL, 4, ['four'])).toBe('written');
      expect(await store.read(ROLL)).toEqual(['one', 'two', 'three “ü” \u2028 \\n', 'four']);
      expect(await store.read(ROLL, 3)).toEqual(['three “ü” \u2028 \\n', 'four']);
      expect(await store.read(ROLL, 5)).toEqual([]);
    });

    it('sorts lines by number and rolls by time', async () => {
      const store = await open();
      for (let number = 1; number <= 12; number++) await store.append(LATER, number, [`${number}`]);
      await store.append(ROLL, 1, ['one']);
      expect(await store.rolls()).toEqual([ROLL, LATER]);
      expect(await store.read(LATER)).toEqual(Array.from({ length: 12 }, (_, index) => `${index + 1}`));
    });

    it('says when a number is taken, and adds nothing then', async () => {
      const store = await open();
      await store.append(ROLL, 1, ['one']);
      expect(await store.append(ROLL, 1, ['other', 'more'])).toBe('taken');
      expect(await store.read(ROLL)).toEqual(['one']);
    });

    it('takes the same lines again for the repetition of a request', async () => {
      const store = await open();
      await store.append(ROLL, 1, ['one', 'two']);
      expect(await store.append(ROLL, 1, ['one', 'two'])).toBe('written');
      expect(await store.append(ROLL, 1, ['one'])).toBe('taken');
      expect(await store.read(ROLL)).toEqual(['one', 'two']);
    });

    it('lets one of many have a number', async () => {
      const store = await open();
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.append(ROLL, 1, [`${index}`])),
      );
      expect(answers.filter(answer => answer === 'written')).toHaveLength(1);
      expect(await store.read(ROLL)).toEqual([String(answers.indexOf('written'))]);
    });

    it('says what is missing from one with a gap', async () => {
      const store = await open();
      await store.append(ROLL, 1, ['one']);
      await store.append(ROLL, 3, ['three']);
      await expect(store.read(ROLL)).rejects.toThrow('line 2 is missing');
    });

    it('refuses what cannot be a line, a batch or a roll', async () => {
      const store = await open();
      const refused = [
        () => store.append(ROLL, 1, []),
        () => store.append(ROLL, 1, ['two\nlines']),
        () => store.append(ROLL, 1, ['é'.repeat(1_200_001)]),
        () =>
          store.append(
            ROLL,
            1,
            Array.from({ length: 6 }, () => 'x'.repeat(900_000)),
          ),
        () => store.append('../elsewhere', 1, ['one']),
        () => store.read('a/b'),
        () => store.read(''),
      ];
      for (const each of refused) await expect(each()).rejects.toThrow(JournalFailed);
      expect(await store.rolls()).toEqual([]);
    });

    it('holds the longest line', async () => {
      const store = await open();
      const line = 'x'.repeat(2_400_000);
      await store.append(ROLL, 1, [line, line]);
      const lines = await store.read(ROLL);
      expect(lines.map(each => each === line)).toEqual([true, true]);
    });
  });

  describe('the lock', () => {
    it('is one holder’s until it expires', async () => {
      const store = await open();
      expect(await store.lock(holder('a', 100), 0)).toEqual({ kind: 'ours' });
      expect(await store.lock(holder('b', 200), 100)).toEqual({ kind: 'held', by: holder('a', 100) });
      expect(await store.lock(holder('b', 200), 101)).toEqual({ kind: 'ours' });
      expect(await store.lock(holder('a', 300), 102)).toEqual({ kind: 'held', by: holder('b', 200) });
    });

    it('is held longer by its holder, also after it expired', async () => {
      const store = await open();
      await store.lock(holder('a', 100), 0);
      expect(await store.lock(holder('a', 150), 50)).toEqual({ kind: 'ours' });
      expect(await store.lock(holder('b', 999), 120)).toEqual({ kind: 'held', by: holder('a', 150) });
      expect(await store.lock(holder('a', 300), 200)).toEqual({ kind: 'ours' });
      expect(await store.lock(holder('a', 300), 200)).toEqual({ kind: 'ours' });
    });

    it('says who has it, until it is given back or expires', async () => {
      const store = await open();
      expect(await store.heldBy(0)).toBeUndefined();
      await store.lock(holder('a', 100), 0);
      expect(await store.heldBy(100)).toEqual(holder('a', 100));
      expect(await store.heldBy(101)).toBeUndefined();
      await store.unlock('a');
      expect(await store.heldBy(50)).toBeUndefined();
    });

    it('is given back by its holder only', async () => {
      const store = await open();
      await store.unlock('a');
      await store.lock(holder('a', 100), 0);
      await store.unlock('b');
      expect(await store.lock(holder('b', 200), 1)).toEqual({ kind: 'held', by: holder('a', 100) });
      await store.unlock('a');
      expect(await store.lock(holder('b', 200), 2)).toEqual({ kind: 'ours' });
      await store.unlock('a');
      expect(await store.lock(holder('c', 300), 3)).toEqual({ kind: 'held', by: holder('b', 200) });
    });

    it('is taken by one of many, free or expired', async () => {
      const store = await open();
      for (const now of [0, 1000, 2000]) {
        const names = Array.from({ length: 6 }, (_, index) => `${now}-${index}`);
        const answers = await Promise.all(names.map(name => store.lock(holder(name, now + 100), now)));
        const winners = names.filter((_, index) => answers[index]?.kind === 'ours');
        expect(winners).toHaveLength(1);
        expect(answers.flatMap(answer => (answer.kind === 'held' ? answer.by.holder : []))).toEqual(
          Array.from({ length: 5 }, () => winners[0]),
        );
      }
    });

    it('is not a roll', async () => {
      const store = await open();
      await store.lock(holder('a', 100), 0);
      expect(await store.rolls()).toEqual([]);
    });
  });
}
