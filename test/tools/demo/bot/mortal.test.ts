import { describe, expect, it } from 'vitest';
import { mortal } from '../../../../tools/demo/bot/mortal.ts';

/** Something with a secret state, as stores have it. */
class Counter {
  readonly kind = 'counter';
  readonly #gate = Promise.withResolvers<void>();
  #count = 0;

  async add(more: number): Promise<number> {
    this.#count += more;
    return this.#count;
  }

  async wait(): Promise<string> {
    await this.#gate.promise;
    return 'opened';
  }

  async fail(): Promise<never> {
    throw new Error('of its own');
  }

  open(): void {
    this.#gate.resolve();
  }

  get count(): number {
    return this.#count;
  }
}

const silent = (answer: Promise<unknown>): Promise<unknown> =>
  Promise.race([answer, new Promise(resolve => setTimeout(() => resolve('nothing'), 20))]);

describe('what a process has until it is killed', () => {
  it('is as ever while the process lives', async () => {
    const living = mortal(new Counter(), { isOver: false });
    expect(await living.add(2)).toBe(2);
    expect(living.kind).toBe('counter');
    await expect(living.fail()).rejects.toThrow('of its own');
  });

  it('does nothing more afterwards, and says nothing of what was under way', async () => {
    const counter = new Counter();
    const life = { isOver: false };
    const living = mortal(counter, life);
    const waiting = living.wait();
    const failing = living.fail();
    life.isOver = true;
    counter.open();
    expect(await silent(waiting)).toBe('nothing');
    expect(await silent(failing)).toBe('nothing');
    expect(await silent(living.add(1))).toBe('nothing');
    expect(counter.count).toBe(0);
  });
});
