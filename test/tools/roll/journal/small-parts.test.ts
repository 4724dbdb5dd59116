import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CloudRefused } from '../../../../tools/adapters/aws/cloud-refused.ts';
import { FileJournalStore } from '../../../../tools/adapters/journal-store/file-journal-store.ts';
import { MemoryJournalStore } from '../../../../tools/adapters/journal-store/memory-journal-store.ts';
import { S3JournalStore } from '../../../../tools/adapters/journal-store/s3-journal-store.ts';
import { canBeWritten } from '../../../../tools/roll/journal/can-be-written.ts';
import { Journal } from '../../../../tools/roll/journal/journal.ts';
import { journalPlace, placeText } from '../../../../tools/roll/journal/journal-place.ts';
import { journalStoreAt } from '../../../../tools/roll/journal/journal-store-at.ts';
import { newestRoll, rollEnd } from '../../../../tools/roll/journal/newest-roll.ts';
import { rollId } from '../../../../tools/roll/journal/roll-id.ts';
import { lockHolderText, who } from '../../../../tools/roll/journal/who.ts';
import type { Entry } from '../../../../tools/roll/run/entry.ts';

const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(9999, 0) });

describe('ids of rolls', () => {
  it('look as agreed', () => {
    expect(rollId(Date.UTC(2026, 10, 21, 20, 0, 0, 999), () => 0x4f2a / 0x10000)).toBe(
      '20261121T200000Z-4f2a',
    );
    expect(rollId(0, () => 0.00001)).toBe('19700101T000000Z-0000');
  });

  it('sort by time and are what stores take', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(instants, instants, random, random, (one, other, a, b) => {
        const ids = [rollId(one, () => a), rollId(other, () => b)] as const;
        for (const id of ids) expect(id).toMatch(/^\d{8}T\d{6}Z-[0-9a-f]{4}$/);
        if (one + 1000 <= other) expect(ids[0] < ids[1]).toBe(true);
      }),
    );
  });
});

describe('the newest roll', () => {
  const ended: Entry = { kind: 'ended', how: 'window' };
  const wentOn: Entry = { kind: 'went-on', by: 'x', closes: undefined };
  const order: Entry = { kind: 'order', order: 'abort', by: 'x', why: undefined };
  const endOf = (...entries: readonly Entry[]) =>
    rollEnd(entries.map((entry, index) => ({ number: index + 1, at: 0, entry })));

  it('has ended when nothing but orders came after its end', () => {
    expect(endOf()).toBeUndefined();
    expect(endOf(wentOn)).toBeUndefined();
    expect(endOf(wentOn, ended)).toBe('window');
    expect(endOf(wentOn, ended, order)).toBe('window');
    expect(endOf(wentOn, ended, wentOn, order)).toBeUndefined();
    expect(endOf(order)).toBeUndefined();
  });

  it('is the last one', async () => {
    const store = new MemoryJournalStore();
    expect(await newestRoll(store, 'w')).toBeUndefined();
    for (const roll of ['20261121T200000Z-4f2a', '20261128T200000Z-0000', '20261114T200000Z-ffff'])
      await (await Journal.open(store, roll, 'w')).append([wentOn], 0);
    const newest = await newestRoll(store, 'w');
    expect(newest?.roll).toBe('20261128T200000Z-0000');
    expect(newest?.lines).toHaveLength(1);
  });
});

describe('who asks', () => {
  it('is the one who is given, then the pipeline’s, then the machine’s account', () => {
    const environment = { GITHUB_ACTOR: 'octo', GITLAB_USER_LOGIN: 'lab', USER: 'runner' };
    expect(who('me', environment)).toBe('me');
    expect(who(undefined, environment)).toBe('octo');
    expect(who(' ', { ...environment, GITHUB_ACTOR: '' })).toBe('lab');
    expect(who(undefined, { USER: 'op' })).toBe('op');
    expect(who(undefined, {})).toBe('somebody');
    expect(who('a\n\u001b[31mb\u202e', {})).toBe('a [31mb');
  });

  it('is told apart from all other processes', () => {
    const asking = { host: 'build-3', pid: 4711, nonce: '9f2c41d0' };
    expect(lockHolderText('operator', asking)).toBe('operator, process 4711 on build-3 (9f2c41d0)');
  });
});

describe('the place of journals', () => {
  const fleet = { fleet: 'tvm', domain: 'ci.tlcpack.ai', state: {}, region: 'us-west-2' };

  it('is the bucket of the state, or a folder', () => {
    const bucket = journalPlace(undefined, fleet, undefined);
    expect(placeText(bucket)).toBe('s3://tvm-ci-tlcpack-ai-state/rolls/tvm/');
    expect(placeText(journalPlace(undefined, { ...fleet, state: { bucket: 'ours' } }, 'http://x'))).toBe(
      's3://ours/rolls/tvm/',
    );
    expect(placeText(journalPlace('out/journal/', fleet, undefined))).toBe('out/journal/tvm');
    expect(placeText(journalPlace('/', fleet, undefined))).toBe('/tvm');
  });

  it('is opened with what it needs', async () => {
    expect(await journalStoreAt(journalPlace('x', fleet, undefined))).toBeInstanceOf(FileJournalStore);
    expect(await journalStoreAt(journalPlace(undefined, fleet, 'http://127.0.0.1:1'))).toBeInstanceOf(
      S3JournalStore,
    );
  });
});

describe('whether a journal can be written', () => {
  it('is found out without a trace', async () => {
    const store = new MemoryJournalStore();
    expect(await canBeWritten(store, 'a', 0)).toEqual({ kind: 'yes' });
    expect(await store.lock({ holder: 'b', roll: 'r', expires: 9 }, 0)).toEqual({ kind: 'ours' });
    expect(await store.rolls()).toEqual([]);
  });

  it('leaves a lock alone that is held, also our own', async () => {
    const store = new MemoryJournalStore();
    const lock = { holder: 'a', roll: 'r', expires: 9 };
    await store.lock(lock, 0);
    expect(await canBeWritten(store, 'a', 1)).toEqual({ kind: 'held', by: lock });
    expect(await store.lock({ holder: 'b', roll: 'r', expires: 9 }, 1)).toMatchObject({ kind: 'held' });
  });

  it('says why not, and does not hide defects', async () => {
    const refused = new CloudRefused('s3:PutObject', 'AccessDenied', 'no');
    const no = await canBeWritten(new MemoryJournalStore({ outage: () => refused }), 'a', 0);
    expect(no).toEqual({ kind: 'no', why: refused.message });
    const defect = new MemoryJournalStore({ outage: () => new TypeError('defect') });
    await expect(canBeWritten(defect, 'a', 0)).rejects.toThrow('defect');
  });
});
