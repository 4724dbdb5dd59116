import { describe, expect, it } from 'vitest';
import { MemoryBotStore } from '../../../bot/stores/memory-bot-store.ts';
import { alone } from '../../../bot/worker/lease.ts';
import type { WorkerParts } from '../../../bot/worker/worker-parts.ts';

describe('what a worker does alone', () => {
  const store = new MemoryBotStore();
  // `alone` asks for nothing else of a worker.
  const worker = (holder: string) => ({ store, holder, now: () => 1_000 }) as unknown as WorkerParts;

  it('is not done twice at once by its own loops, and another worker is told that it is busy', async () => {
    const one = worker('one');
    const seen: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = alone('pull', one, async () => {
      seen.push('first begins');
      await gate.promise;
      seen.push('first ends');
    });
    const second = alone('pull', one, async () => void seen.push('second'));
    const elsewhere = await alone('other pull', one, async () => 'done');
    expect(elsewhere).toBe('done');
    expect(await alone('pull', worker('two'), async () => 'done')).toBe('busy');
    gate.resolve();
    await Promise.all([first, second]);
    expect(seen).toEqual(['first begins', 'first ends', 'second']);
    expect(await alone('pull', worker('two'), async () => 'done')).toBe('done');
  });

  it('goes on after something that failed', async () => {
    const one = worker('one');
    const failed = alone('pull', one, () => Promise.reject(new Error('of the work')));
    const next = alone('pull', one, async () => 'done');
    await expect(failed).rejects.toThrow('of the work');
    expect(await next).toBe('done');
  });
});
