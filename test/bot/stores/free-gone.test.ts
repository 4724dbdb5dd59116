import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isGone, processLives } from '../../../bot/entrypoints/gone-process.ts';
import { QUEUE_LIMITS } from '../../../bot/stores/queue-limits.ts';
import { BotFile } from '../../../bot/stores/sqlite/bot-file.ts';
import { freeGone } from '../../../bot/stores/sqlite/free-gone.ts';
import { SqliteBotStore } from '../../../bot/stores/sqlite/sqlite-bot-store.ts';
import { SqliteEventQueue } from '../../../bot/stores/sqlite/sqlite-event-queue.ts';
import { delivery } from '../../contracts/event-queue-contract.ts';

const [DEAD, ALIVE, OWN] = ['host 77 aa', 'host 78 bb', 'host 79 cc'];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'free-gone-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('what a process holds that is gone', () => {
  it('is given back, and nothing of those that are there', async () => {
    const file = new BotFile(join(folder, 'a.sqlite'));
    const store = new SqliteBotStore(file, 'bot');
    const queueOf = (holder: string) => new SqliteEventQueue(file, 'bot', QUEUE_LIMITS, holder);
    const queue = queueOf(OWN);
    for (const [group, holder] of [
      ['dead', DEAD],
      ['alive', ALIVE],
    ] as const) {
      await queue.put(delivery(group), group);
      expect(await queueOf(holder).take(1, 1_000)).toHaveLength(1);
      await store.lease(group, holder, 1_000, 90_000);
    }
    // What a process that is gone has put back waits as long as it said.
    await queue.put(delivery('later'), 'later');
    const other = queueOf(DEAD);
    for (const taken of await other.take(1, 1_000)) await other.back(taken, 'not now', 60_000, 1_000);
    freeGone(file, 'bot', holder => isGone(holder, OWN, pid => pid === 78));
    expect((await queue.take(9, 2_000)).map(each => [each.delivery.id, each.times])).toEqual([['dead', 2]]);
    expect(await store.lease('dead', OWN, 2_000, 90_000)).toBe(true);
    expect(await store.lease('alive', OWN, 2_000, 90_000)).toBe(false);
    file.close();
  });

  it.each([
    ['host 77 aa', true],
    ['host 78 bb', false],
    // It had the number that this process has.
    ['host 79 dd', true],
    ['host 79 cc', false],
    ['elsewhere 77 aa', false],
    ['host 77', false],
    ['host -1 aa', false],
    ['host 0 aa', false],
    ['', false],
  ])('%s: %s', (holder, gone) => expect(isGone(holder, OWN, pid => pid === 78)).toBe(gone));

  it('processes are asked for by their numbers', () => {
    expect(processLives(process.pid)).toBe(true);
    expect(processLives(2 ** 30)).toBe(false);
  });
});
