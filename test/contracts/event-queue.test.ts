import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type { EventQueue } from '../../bot/stores/event-queue.ts';
import { MemoryEventQueue } from '../../bot/stores/memory-event-queue.ts';
import { BotFile } from '../../bot/stores/sqlite/bot-file.ts';
import { SqliteEventQueue } from '../../bot/stores/sqlite/sqlite-event-queue.ts';
import { type ClockedQueue, eventQueueContract } from './event-queue-contract.ts';

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

describe('a queue in a process', () => {
  eventQueueContract(limits => onOwnClock(new MemoryEventQueue(limits)));
});

const folder = mkdtempSync(join(tmpdir(), 'event-queue-'));
let made = 0;
afterAll(() => rmSync(folder, { recursive: true }));

describe('a queue in a file', () => {
  eventQueueContract(limits =>
    onOwnClock(new SqliteEventQueue(new BotFile(join(folder, `${++made}.sqlite`)), 'bot', limits)),
  );
});
