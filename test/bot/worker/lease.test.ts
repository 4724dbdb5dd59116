import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryBotStore } from '../../../bot/stores/memory-bot-store.ts';
import { alone, type LeaseParts } from '../../../bot/worker/lease.ts';
import { faultyStore } from '../faulty.ts';

describe('what a worker does alone', () => {
  const store = new MemoryBotStore();
  const worker = (holder: string) => ({ store, holder, now: () => 1_000 });

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

/** Workers at one store and one clock; `asked` are the calls that the store gets. */
function workers(failing: (call: string, nth: number) => 'before' | 'after' | undefined = () => undefined) {
  const clock = { now: 1_000_000 };
  const asked: string[] = [];
  const store = faultyStore(new MemoryBotStore(), (call, nth) => {
    asked.push(call);
    return failing(call, nth);
  });
  const worker = (holder: string) => ({ store, holder, now: () => clock.now });
  return { clock, asked, worker };
}

describe('a lease', () => {
  it('is not asked for again until a good part of its time is gone, and then nobody takes it for its whole time', async () => {
    const { clock, asked, worker } = workers();
    await alone('pull', worker('one'), async keep => {
      for (let round = 0; round < 40; round += 1) {
        expect(await keep()).toBe(true);
        clock.now += 1_000;
      }
      expect(asked).toEqual(['lease']);
      clock.now += 40_000;
      expect(await keep()).toBe(true);
      expect(asked).toEqual(['lease', 'lease']);
      clock.now += 149_999;
      expect(await alone('pull', worker('two'), async () => 'done')).toBe('busy');
    });
    expect(asked.filter(call => call === 'release')).toHaveLength(1);
  });

  it('that ran out and was taken over is noticed, and stays another’s', async () => {
    const { clock, worker } = workers();
    await alone('pull', worker('one'), async keep => {
      clock.now += 150_000;
      await alone('pull', worker('two'), async kept => {
        expect(await keep()).toBe(false);
        expect(await keep()).toBe(false);
        expect(await kept()).toBe(true);
        expect(await alone('pull', worker('three'), async () => 'done')).toBe('busy');
      });
      expect(await keep()).toBe(true);
    });
  });

  it('is asked for when the clock was set back, and after the store gave no answer', async () => {
    const { clock, asked, worker } = workers((_, nth) => (nth === 3 ? 'after' : undefined));
    await alone('pull', worker('one'), async keep => {
      clock.now -= 10;
      expect(await keep()).toBe(true);
      expect(asked).toHaveLength(2);
      clock.now += 60_000;
      await expect(keep()).rejects.toThrow('as planned');
      expect(await keep()).toBe(true);
      expect(asked).toHaveLength(4);
    });
  });

  it('leaves time for any effect: what `keep` allows nobody else is allowed within a minute and a half', async () => {
    const steps = fc.array(
      fc.record({
        who: fc.constantFrom('a', 'b'),
        later: fc.constantFrom(1, 30_000, 49_999, 50_000, 100_000, 149_999),
        ends: fc.boolean(),
      }),
      { maxLength: 40, size: 'max' },
    );
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 100 });
  });
});

/** Two workers that begin something alone, ask whether they may go on, or end it. */
async function play(steps: readonly Step[]): Promise<void> {
  const { clock, worker } = workers();
  const parts = { a: worker('a'), b: worker('b') };
  const works = new Map<string, Work>();
  const allowed = new Map<string, number>();
  for (const { who, later, ends } of steps) {
    clock.now += later;
    const work = works.get(who);
    if (work !== undefined && ends) {
      await work.end();
      works.delete(who);
      allowed.delete(who);
      continue;
    }
    const going = await goneOn(parts[who], work);
    if (going === undefined) continue;
    works.set(who, going);
    const other = allowed.get(who === 'a' ? 'b' : 'a');
    if (other !== undefined) expect(clock.now - other).toBeGreaterThan(90_000);
    allowed.set(who, clock.now);
  }
  for (const { end } of works.values()) await end();
}

interface Step {
  readonly who: 'a' | 'b';
  readonly later: number;
  readonly ends: boolean;
}

/** Something that is done alone until it is told to end. */
interface Work {
  readonly keep: () => Promise<boolean>;
  readonly end: () => Promise<unknown>;
}

/** Begins, or goes on with it. Undefined: another worker is at it. */
const goneOn = async (parts: LeaseParts, work: Work | undefined): Promise<Work | undefined> =>
  work === undefined ? begun(parts) : (await work.keep()) ? work : undefined;

function begun(parts: LeaseParts): Promise<Work | undefined> {
  const gate = Promise.withResolvers<void>();
  const { promise, resolve } = Promise.withResolvers<Work | undefined>();
  const whole = alone('pull', parts, keep => {
    const end = () => {
      gate.resolve();
      return whole;
    };
    resolve({ keep, end });
    return gate.promise;
  });
  // One that was begun has told so before.
  void whole.then(() => resolve(undefined));
  return promise;
}
