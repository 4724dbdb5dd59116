import { describe, expect, it } from 'vitest';
import { type BotStore, StoreFailed } from '../../bot/stores/bot-store.ts';
import { MemoryBotStore } from '../../bot/stores/memory-bot-store.ts';
import { MemoryEventQueue } from '../../bot/stores/memory-event-queue.ts';
import { botStoreContract } from '../contracts/bot-store-contract.ts';
import { delivery, eventQueueContract } from '../contracts/event-queue-contract.ts';
import { type Fault, faultyQueue, faultyStore } from './faulty.ts';
import { pullRecord } from './pull-record-sample.ts';

const nothing = { audit: [], next: undefined };
const write = (store: BotStore) => store.write('1#1', 0, pullRecord(), nothing);
const failing = (fault: Fault) => (call: string, nth: number) =>
  call === 'write' && nth === 1 ? fault : undefined;

describe('a store and a queue without a fault', () => {
  botStoreContract(() => {
    const stores = new Map<string, BotStore>();
    return instance => {
      const store = stores.get(instance) ?? faultyStore(new MemoryBotStore(), () => undefined);
      stores.set(instance, store);
      return store;
    };
  });
  eventQueueContract(limits => {
    let now = 1_700_000_000_000;
    return {
      queue: faultyQueue(new MemoryEventQueue(limits), () => undefined),
      now: () => now,
      pass: async milliseconds => {
        now += milliseconds;
      },
    };
  });
});

describe('a store with faults', () => {
  it('fails before it does anything', async () => {
    const store = faultyStore(new MemoryBotStore(), failing('before'));
    await expect(write(store)).rejects.toThrow(StoreFailed);
    expect(await store.read('1#1')).toBeUndefined();
    expect(await write(store)).toBe('written');
  });

  it('loses an answer, and the same again is written', async () => {
    const store = faultyStore(new MemoryBotStore(), failing('after'));
    await expect(write(store)).rejects.toThrow(StoreFailed);
    expect((await store.read('1#1'))?.version).toBe(1);
    expect(await write(store)).toBe('written');
    expect((await store.read('1#1'))?.version).toBe(1);
  });

  it('is slow by the clock that it is given', async () => {
    let waited = 0;
    const store = faultyStore(new MemoryBotStore(), failing({ slow: 700 }), async time => {
      waited += time;
    });
    expect(await write(store)).toBe('written');
    expect(waited).toBe(700);
  });

  it('dies before or after', async () => {
    for (const [fault, there] of [
      ['killed before', undefined],
      ['killed after', 1],
    ] as const) {
      const inner = new MemoryBotStore();
      const answered = write(faultyStore(inner, failing(fault))).then(() => true);
      expect(await Promise.race([answered, new Promise(resolve => setImmediate(resolve, false))])).toBe(
        false,
      );
      expect((await inner.read('1#1'))?.version).toBe(there);
    }
  });
});

it('a queue that loses the answer to a put has the delivery once', async () => {
  const queue = faultyQueue(new MemoryEventQueue(), (call, nth) =>
    call === 'put' && nth === 1 ? 'after' : undefined,
  );
  await expect(queue.put(delivery('a'), 'g')).rejects.toThrow(StoreFailed);
  expect(await queue.put(delivery('a'), 'g')).toBe('known');
  expect(await queue.depth()).toEqual({ waiting: 1, dead: 0 });
});
