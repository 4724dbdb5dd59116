import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EventQueue } from '../../bot/stores/event-queue.ts';
import { IDS_KEPT } from '../../bot/stores/kept-for.ts';
import { MemoryEventQueue } from '../../bot/stores/memory-event-queue.ts';
import { BotFile } from '../../bot/stores/sqlite/bot-file.ts';
import { SqliteEventQueue } from '../../bot/stores/sqlite/sqlite-event-queue.ts';
import { type ClockedQueue, delivery, eventQueueContract } from './event-queue-contract.ts';
import { checkQueueModel } from './event-queue-model.ts';

/** A queue on a clock that only moves when it is told. */
function onOwnClock(queue: EventQueue): ClockedQueue {
  let now = 1_700_000_000_000;
  return {
    queue,
    now: () => now,
    pass: async milliseconds => {
      now += milliseconds;
    },
  };
}

/** A receipt is used up by `back`; SQS would still take it. */
async function keepsWhatWasPutBack(queue: EventQueue): Promise<void> {
  await queue.put(delivery('a'), 'g');
  const [taken] = await queue.take(1, 1);
  if (taken === undefined) throw new Error('nothing to take');
  await queue.back(taken, 'busy', 10, 1);
  await queue.done(taken.receipt);
  expect(await queue.back(taken, 'busy', 99, 1)).toBe('again');
  expect(await queue.take(1, 11)).toMatchObject([{ times: 2, delivery: { id: 'a' } }]);
}

describe('a queue in a process', () => {
  it('keeps what was put back', () => keepsWhatWasPutBack(new MemoryEventQueue()));

  it('does what a model of it does', () => checkQueueModel(limits => new MemoryEventQueue(limits), 50));

  eventQueueContract(limits => onOwnClock(new MemoryEventQueue(limits)));
});

const folder = mkdtempSync(join(tmpdir(), 'event-queue-'));
let made = 0;
afterAll(() => rmSync(folder, { recursive: true }));

describe('a queue in a file', () => {
  eventQueueContract(limits =>
    onOwnClock(new SqliteEventQueue(new BotFile(join(folder, `${++made}.sqlite`)), 'bot', limits)),
  );

  it('does what a model of it does', () => {
    const file = new BotFile(join(folder, `${++made}.sqlite`));
    let instances = 0;
    return checkQueueModel(limits => new SqliteEventQueue(file, `${++instances}`, limits), 25);
  });

  it('keeps what was put back', () =>
    keepsWhatWasPutBack(new SqliteEventQueue(new BotFile(join(folder, `${++made}.sqlite`)), 'bot')));

  it('is one instance’s own', async () => {
    const file = new BotFile(join(folder, `${++made}.sqlite`));
    const [one, other] = [new SqliteEventQueue(file, 'one'), new SqliteEventQueue(file, 'other')];
    expect(await one.put(delivery('a'), 'g')).toBe('put');
    expect(await other.take(9, 1)).toEqual([]);
    expect(await other.put(delivery('a'), 'g')).toBe('put');
    const [taken] = await one.take(9, 1);
    await other.done(taken?.receipt ?? '');
    expect(await one.depth()).toEqual({ waiting: 1, dead: 0 });
  });

  it('makes what nobody can read a dead letter at once, and keeps it', async () => {
    const file = new BotFile(join(folder, `${++made}.sqlite`));
    const queue = new SqliteEventQueue(file, 'bot');
    await queue.put(delivery('a'), 'g');
    await queue.put(delivery('b'), 'g');
    file.change("UPDATE deliveries SET text = '{' WHERE id = 'a'");
    expect((await queue.take(9, 5)).map(each => each.delivery.id)).toEqual(['b']);
    expect(await queue.deadLetters(9)).toEqual([
      { id: 'a', delivery: undefined, why: 'its text cannot be read', at: 5, times: 1 },
    ]);
    expect(await queue.replay('a')).toBe(true);
    expect(await queue.depth()).toEqual({ waiting: 2, dead: 0 });
  });

  it('remembers ids for a month after the delivery', async () => {
    const queue = new SqliteEventQueue(new BotFile(join(folder, `${++made}.sqlite`)), 'bot');
    const { received } = delivery('a');
    const handle = async (id: string, now: number) => {
      expect(await queue.put({ ...delivery(id), received: now }, 'g')).toBe('put');
      for (const { receipt } of await queue.take(1, now)) await queue.done(receipt);
    };
    await handle('a', received);
    await handle('b', received + IDS_KEPT);
    expect(await queue.put(delivery('a'), 'g')).toBe('known');
    await handle('c', received + IDS_KEPT + 3_600_000);
    expect(await queue.put(delivery('b'), 'g')).toBe('known');
    expect(await queue.put(delivery('a'), 'g')).toBe('put');
  });
});
