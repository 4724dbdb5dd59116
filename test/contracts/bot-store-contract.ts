import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../bot/model/decision.ts';
import { type BotStore, StoreFailed } from '../../bot/stores/bot-store.ts';
import { pullRecord } from '../bot/pull-record-sample.ts';

const PULL = '1300192#42';
const OTHER = '1300192#43';
const nothing = { audit: [], next: undefined };

const line = (at: number, what: string, pull = PULL): AuditEntry => ({
  at,
  pull,
  cause: 'test',
  by: { id: 7, login: 'author' },
  what,
  why: '',
});
const whats = async (store: BotStore, most: number, pull?: string) =>
  (await store.audit(most, pull)).map(({ what }) => what);
const shown = (comment: number) => pullRecord({ comment });

/** What every memory of a bot does. @param place makes an empty one, and from it the store of each instance */
export function botStoreContract(place: () => (instance: string) => BotStore): void {
  const open = () => place()('bot');

  describe('a record', () => {
    it('is not there before it is written', async () => {
      expect(await open().read(PULL)).toBeUndefined();
    });

    it('is read as it was written last', async () => {
      const store = open();
      const text = 'Grüße \ud83d\ude00 \ud800 \u0000 \uffff “\\n”';
      const first = pullRecord({ handled: [text], runs: [] });
      expect(await store.write(PULL, 0, first, nothing)).toBe('written');
      expect(await store.read(PULL)).toEqual({ version: 1, record: first });
      expect(await store.write(PULL, 1, shown(2), nothing)).toBe('written');
      expect(await store.read(PULL)).toEqual({ version: 2, record: shown(2) });
      expect(await store.read(OTHER)).toBeUndefined();
    });

    it('is not written on top of what was not read', async () => {
      const store = open();
      expect(await store.write(PULL, 1, shown(1), nothing)).toBe('taken');
      expect(await store.read(PULL)).toBeUndefined();
      await store.write(PULL, 0, shown(1), nothing);
      expect(await store.write(PULL, 0, shown(2), nothing)).toBe('taken');
      expect(await store.write(PULL, 2, shown(2), nothing)).toBe('taken');
      await store.write(PULL, 1, shown(2), nothing);
      expect(await store.write(PULL, 0, shown(1), nothing)).toBe('taken');
      expect(await store.read(PULL)).toEqual({ version: 2, record: shown(2) });
    });

    it('is written once when it is written twice, as after a lost answer', async () => {
      const store = open();
      const more = { audit: [line(1, 'run accepted')], next: 5 };
      expect(await store.write(PULL, 0, shown(1), more)).toBe('written');
      expect(await store.write(PULL, 0, shown(1), more)).toBe('written');
      expect(await store.read(PULL)).toEqual({ version: 1, record: shown(1) });
      expect(await whats(store, 9)).toEqual(['run accepted']);
      expect(await store.due(5, 9)).toEqual([PULL]);
    });

    it('is of one of several that write at once', async () => {
      const store = open();
      for (let version = 0; version < 3; version++) {
        const answers = await Promise.all(
          [1, 2, 3, 4].map(writer =>
            store.write(PULL, version, shown(10 * version + writer), {
              audit: [line(version, `${10 * version + writer}`)],
              next: undefined,
            }),
          ),
        );
        const winners = [1, 2, 3, 4].filter((_, index) => answers[index] === 'written');
        expect(winners).toHaveLength(1);
        const [won = 0] = winners;
        expect(await store.read(PULL)).toEqual({ version: version + 1, record: shown(10 * version + won) });
        expect(await whats(store, 1)).toEqual([`${10 * version + won}`]);
      }
      expect(await whats(store, 9)).toHaveLength(3);
    });

    it('may be large', async () => {
      const store = open();
      const handled = Array.from({ length: 500 }, (_, index) => `${index} ${'text '.repeat(400)}`);
      const large = pullRecord({ handled });
      await store.write(PULL, 0, large, nothing);
      expect(await store.read(PULL)).toEqual({ version: 1, record: large });
      await store.write(PULL, 1, shown(1), nothing);
      expect(await store.read(PULL)).toEqual({ version: 2, record: shown(1) });
    });

    it('is refused when it could not be read back', async () => {
      const store = open();
      const broken = pullRecord({ headSince: Number.NaN });
      await expect(store.write(PULL, 0, broken, nothing)).rejects.toThrow(StoreFailed);
      expect(await store.read(PULL)).toBeUndefined();
    });

    it('is one instance’s own', async () => {
      const stores = place();
      const [one, other] = [stores('one'), stores('other')];
      await one.write(PULL, 0, shown(1), { audit: [line(1, 'one')], next: 1 });
      await one.setNote('n', 'one');
      expect(await one.lease('l', 'a', 0, 10)).toBe(true);
      expect(await one.spend('x', 10, 0)).toBe(true);
      expect(await other.read(PULL)).toBeUndefined();
      expect(await other.due(9, 9)).toEqual([]);
      expect(await other.audit(9)).toEqual([]);
      expect(await other.note('n')).toBeUndefined();
      expect(await other.lease('l', 'b', 0, 10)).toBe(true);
      expect(await other.spend('x', 10, 0)).toBe(true);
      expect(await other.write(PULL, 0, shown(2), nothing)).toBe('written');
      expect(await stores('one').read(PULL)).toEqual({ version: 1, record: shown(1) });
    });
  });

  describe('what is due', () => {
    it('follows what was written last, the longest due first', async () => {
      const store = open();
      const keys = ['1#1', '1#2', '1#10', '2#1'];
      const times = [30, 10, 20, 1_700_000_000_000];
      for (const [index, key] of keys.entries())
        await store.write(key, 0, shown(index), { audit: [], next: times[index] });
      expect(await store.due(9, 9)).toEqual([]);
      expect(await store.due(10, 9)).toEqual(['1#2']);
      expect(await store.due(30, 9)).toEqual(['1#2', '1#10', '1#1']);
      expect(await store.due(30, 2)).toEqual(['1#2', '1#10']);
      expect(await store.due(1_700_000_000_000, 9)).toEqual(['1#2', '1#10', '1#1', '2#1']);
      await store.write('1#2', 1, shown(5), { audit: [], next: undefined });
      await store.write('1#10', 1, shown(6), { audit: [], next: 40 });
      expect(await store.due(40, 9)).toEqual(['1#1', '1#10']);
      expect(await store.write('1#1', 0, shown(7), { audit: [], next: undefined })).toBe('taken');
      expect(await store.due(40, 9)).toEqual(['1#1', '1#10']);
    });
  });

  describe('the audit trail', () => {
    it('is there newest first, of one pull request or of all', async () => {
      const store = open();
      const write = (pull: string, version: number, ...lines: readonly string[]) =>
        store.write(pull, version, shown(version + 1), {
          audit: lines.map((what, index) => line(10 * version + index, what, pull)),
          next: undefined,
        });
      expect(await store.audit(9)).toEqual([]);
      await write(PULL, 0, 'a', 'b');
      await write(PULL, 1);
      await write(PULL, 2, 'c');
      await write(OTHER, 0);
      await write(OTHER, 1);
      await write(OTHER, 2);
      await write(OTHER, 3, 'd', 'e');
      expect(await whats(store, 9)).toEqual(['e', 'd', 'c', 'b', 'a']);
      expect(await whats(store, 2)).toEqual(['e', 'd']);
      expect(await whats(store, 4)).toEqual(['e', 'd', 'c', 'b']);
      expect(await whats(store, 9, PULL)).toEqual(['c', 'b', 'a']);
      expect(await whats(store, 2, PULL)).toEqual(['c', 'b']);
      expect(await whats(store, 9, OTHER)).toEqual(['e', 'd']);
      expect(await store.audit(1, PULL)).toEqual([line(20, 'c')]);
    });

    it('has the lines of what was written, and of nothing else', async () => {
      const store = open();
      await store.write(PULL, 0, shown(1), { audit: [line(1, 'kept')], next: undefined });
      await store.write(PULL, 0, shown(2), { audit: [line(2, 'lost')], next: undefined });
      expect(await whats(store, 9)).toEqual(['kept']);
    });

    it('takes many lines at once', async () => {
      const store = open();
      const many = Array.from({ length: 250 }, (_, index) => ({
        ...line(index, `${index}`),
        why: 'x'.repeat(2_000),
      }));
      await store.write(PULL, 0, shown(1), { audit: many, next: undefined });
      expect(await store.audit(1_000)).toEqual(many.toReversed());
      expect(await store.audit(1_000, PULL)).toEqual(many.toReversed());
      expect(await whats(store, 3, PULL)).toEqual(['249', '248', '247']);
    });
  });

  describe('a lease', () => {
    it('is its holder’s until it expires', async () => {
      const store = open();
      expect(await store.lease('poll', 'a', 0, 100)).toBe(true);
      expect(await store.lease('poll', 'b', 50, 150)).toBe(false);
      expect(await store.lease('other', 'b', 50, 150)).toBe(true);
      expect(await store.lease('poll', 'a', 60, 200)).toBe(true);
      expect(await store.lease('poll', 'b', 199, 300)).toBe(false);
      expect(await store.lease('poll', 'b', 200, 300)).toBe(true);
      expect(await store.lease('poll', 'a', 201, 300)).toBe(false);
    });

    it('is given back by its holder only', async () => {
      const store = open();
      await store.release('poll', 'a');
      await store.lease('poll', 'a', 0, 100);
      await store.release('poll', 'b');
      expect(await store.lease('poll', 'b', 1, 100)).toBe(false);
      await store.release('poll', 'a');
      expect(await store.lease('poll', 'b', 2, 100)).toBe(true);
      await store.release('poll', 'a');
      expect(await store.lease('poll', 'a', 3, 100)).toBe(false);
    });

    it('is taken by one of many', async () => {
      const store = open();
      for (const now of [0, 1_000]) {
        const got = await Promise.all(
          ['a', 'b', 'c', 'd'].map(who => store.lease('poll', `${who}${now}`, now, now + 500)),
        );
        expect(got.filter(Boolean)).toHaveLength(1);
      }
    });
  });

  describe('a nonce', () => {
    it('is good once until it expires', async () => {
      const store = open();
      const long = 'n'.repeat(3_000);
      expect(await store.spend(long, 100, 0)).toBe(true);
      expect(await store.spend(long, 100, 1)).toBe(false);
      expect(await store.spend(`${long}2`, 100, 1)).toBe(true);
      expect(await store.spend(long, 200, 99)).toBe(false);
      expect(await store.spend(long, 200, 100)).toBe(true);
      expect(await store.spend(long, 200, 101)).toBe(false);
    });

    it('is spent by one of many', async () => {
      const store = open();
      const got = await Promise.all([1, 2, 3, 4, 5].map(now => store.spend('x', 100, now)));
      expect(got.filter(Boolean)).toHaveLength(1);
    });
  });

  it('keeps notes by name', async () => {
    const store = open();
    expect(await store.note('configuration')).toBeUndefined();
    await store.setNote('configuration', 'a: 1\nü: \u0000');
    await store.setNote('empty', '');
    expect(await store.note('configuration')).toBe('a: 1\nü: \u0000');
    await store.setNote('configuration', 'b');
    expect(await store.note('configuration')).toBe('b');
    expect(await store.note('empty')).toBe('');
    expect(await store.note('other')).toBeUndefined();
  });
}
