import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../bot/model/bot-event.ts';
import type { EventQueue, Taken } from '../../bot/stores/event-queue.ts';
import type { QueueLimits } from '../../bot/stores/queue-limits.ts';

/** A queue with a clock: one that is moved, or the real one. */
export interface ClockedQueue {
  readonly queue: EventQueue;
  now(): number;
  pass(milliseconds: number): Promise<void>;
}

/** Whole seconds: SQS knows no others. */
const LIMITS: QueueLimits = { visibility: 2_000, tries: 2 };
const SHORT = 1_000;

/** A delivery by its id. */
export const delivery = (id: string): Delivery => ({
  id,
  received: 1_700_000_000_000,
  event: {
    kind: 'push',
    repository: { id: 1_300_192, name: 'apache/mxnet' },
    branch: 'Grüße \ud83d\ude00 \uffff',
    sha: 'a'.repeat(40),
    isDefault: true,
    by: { id: 7, login: 'author' },
  },
});

const idsOf = (taken: readonly Taken[]) => taken.map(each => each.delivery.id);

/** What is not expected of a queue. */
export interface QueueGaps {
  /** `put` does not say that a delivery is known: SQS does not. */
  readonly putIsSilent?: boolean;
  /** A delivery that was handled is forgotten: the emulator does so, while SQS remembers it for five minutes. */
  readonly forgetsHandled?: boolean;
  /** The receipt of an earlier taking is as good as the last: it is for the emulator, while a FIFO queue of SQS refuses it. */
  readonly takesOldReceipts?: boolean;
}

/** What every queue does. */
export function eventQueueContract(
  open: (limits: QueueLimits) => ClockedQueue | Promise<ClockedQueue>,
  gaps: QueueGaps = {},
): void {
  const opened = async () => {
    const { queue, now, pass } = await open(LIMITS);
    const put = async (ids: string, group: string) => {
      for (const id of ids) await queue.put(delivery(id), group);
    };
    const take = (most = 9) => queue.take(most, now());
    const taken = async (most = 9) => idsOf(await take(most));
    const one = async () => {
      const [first] = await take(1);
      if (first === undefined) throw new Error('nothing to take');
      return first;
    };
    return { queue, now, pass, put, take, taken, one };
  };

  it('is empty at first', async () => {
    const { queue, taken } = await opened();
    expect(await taken()).toEqual([]);
    expect(await queue.deadLetters(9)).toEqual([]);
    expect(await queue.depth()).toEqual({ waiting: 0, dead: 0 });
  });

  it('gives a delivery as it was put', async () => {
    const { queue, take } = await opened();
    expect(await queue.put(delivery('a'), 'g')).toBe('put');
    expect(await queue.depth()).toEqual({ waiting: 1, dead: 0 });
    const [got] = await take();
    expect(got?.delivery).toEqual(delivery('a'));
    expect(got?.times).toBe(1);
  });

  it('gives those of a group in their order, one at a time', async () => {
    const { queue, put, take } = await opened();
    await put('abcd', '1#1');
    for (const id of 'abcd') {
      const got = await take();
      expect(idsOf(got)).toEqual([id]);
      expect(await take()).toEqual([]);
      await queue.done(got[0]?.receipt ?? '');
    }
    expect(await take()).toEqual([]);
    expect(await queue.depth()).toEqual({ waiting: 0, dead: 0 });
  });

  it('gives those of several groups beside each other, at most so many', async () => {
    const { put, taken } = await opened();
    await put('ab', '1#1');
    await put('cd', '1#2');
    await put('e', '1#3');
    expect((await taken(2)).length).toBe(2);
    expect((await taken(2)).length).toBe(1);
    expect(await taken()).toEqual([]);
  });

  it('gives each to one of several that take at once', async () => {
    const { put, take } = await opened();
    for (const id of 'abcdef') await put(id, `group ${id}`);
    const got = await Promise.all([take(2), take(2), take(2), take(2)]);
    const ids = got.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, ...idsOf(await take())].sort()).toEqual([...'abcdef']);
  });

  it('adds a delivery once', async () => {
    const { queue, put, take, taken } = await opened();
    await put('a', 'g');
    const again = await queue.put(delivery('a'), 'g');
    if (!gaps.putIsSilent) expect(again).toBe('known');
    const [got] = await take();
    expect(await taken()).toEqual([]);
    await queue.done(got?.receipt ?? '');
    expect(await taken()).toEqual([]);
    if (gaps.forgetsHandled) return;
    await put('a', 'g');
    expect(await taken()).toEqual([]);
  });

  it('gives it again when nobody says in time how it went, before the next of its group', async () => {
    const { queue, put, one, take, pass } = await opened();
    await put('ab', 'g');
    const first = await one();
    await pass(LIMITS.visibility);
    const second = await one();
    expect(second.delivery.id).toBe('a');
    expect(second.times).toBe(2);
    expect(second.receipt).not.toBe(first.receipt);
    await queue.done(second.receipt);
    expect(idsOf(await take())).toEqual(['b']);
  });

  it('gives it again after a while when it could not be handled, and its group waits', async () => {
    const { queue, put, one, taken, pass, now } = await opened();
    await put('ab', 'g');
    await put('c', 'h');
    const got = await one();
    expect(got.delivery.id).toBe('a');
    expect(await queue.back(got, 'GitHub is busy', SHORT, now())).toBe('again');
    expect(await taken()).toEqual(['c']);
    await pass(SHORT);
    expect(await taken()).toEqual(['a']);
  });

  it('makes it a dead letter after too many times, with the reason, and goes on', async () => {
    const { queue, put, one, now } = await opened();
    await put('ab', 'g');
    expect(await queue.back(await one(), 'first', 0, now())).toBe('again');
    expect(await queue.back(await one(), 'GitHub is gone', 0, now())).toBe('dead');
    const [letter, ...others] = await queue.deadLetters(9);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ id: 'a', delivery: delivery('a'), why: 'GitHub is gone', times: 2 });
    expect(Math.abs((letter?.at ?? 0) - now())).toBeLessThan(60_000);
    expect(await queue.depth()).toEqual({ waiting: 1, dead: 1 });
    const { delivery: next, receipt } = await one();
    expect(next.id).toBe('b');
    await queue.done(receipt);
  });

  it('makes it a dead letter when workers die of it', async () => {
    const { queue, put, one, pass, taken } = await opened();
    await put('ab', 'g');
    await one();
    await pass(LIMITS.visibility);
    await one();
    await pass(LIMITS.visibility);
    expect([...(await taken()), ...(await taken())]).toEqual(['b']);
    const [letter] = await queue.deadLetters(9);
    expect(letter).toMatchObject({ id: 'a', delivery: delivery('a') });
    expect(letter?.why).toMatch(/handed out \d times.*no worker said/);
  });

  it('puts a dead letter back when asked, with its tries before it', async () => {
    const { queue, put, one, now } = await opened();
    const bury = async () => {
      await queue.back(await one(), 'no', 0, now());
      return queue.back(await one(), 'no', 0, now());
    };
    await put('a', 'g');
    expect(await bury()).toBe('dead');
    await put('b', 'h');
    expect(await bury()).toBe('dead');
    expect((await queue.deadLetters(9)).map(({ id }) => id).sort()).toEqual(['a', 'b']);
    expect((await queue.deadLetters(1)).length).toBe(1);
    expect(await queue.replay('c')).toBe(false);
    expect(await queue.replay('a')).toBe(true);
    expect(await queue.replay('a')).toBe(false);
    expect((await queue.deadLetters(9)).map(({ id }) => id)).toEqual(['b']);
    const got = await one();
    expect(got).toMatchObject({ times: 1, delivery: delivery('a') });
    await queue.done(got.receipt);
    expect(await queue.replay('b')).toBe(true);
    expect((await one()).delivery).toEqual(delivery('b'));
  });

  describe('a receipt of an earlier taking', () => {
    it.skipIf(gaps.takesOldReceipts)('changes nothing', async () => {
      const { queue, put, one, take, pass, now } = await opened();
      await put('ab', 'g');
      const late = await one();
      await pass(LIMITS.visibility);
      const got = await one();
      await queue.back(late, 'late', 0, now());
      await queue.done(late.receipt);
      expect(await take()).toEqual([]);
      await queue.done(got.receipt);
      await queue.done(got.receipt);
      expect(idsOf(await take())).toEqual(['b']);
    });
  });
}
