import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryJournalStore } from '../../../../tools/adapters/journal-store/memory-journal-store.ts';
import { type HeldLock, heldLock, LockLost } from '../../../../tools/roll/journal/held-lock.ts';

const ROLL = '20261121T200000Z-4f2a';
const timeToLive = 60_000;

/** A clock that ticks only when it is told to. */
class TestClock {
  time = 1_000_000;
  readonly #ticks = new Map<() => void, { readonly every: number; next: number }>();

  now = () => this.time;

  every = (milliseconds: number, tick: () => void) => {
    this.#ticks.set(tick, { every: milliseconds, next: this.time + milliseconds });
    return () => void this.#ticks.delete(tick);
  };

  get isRenewing(): boolean {
    return this.#ticks.size > 0;
  }

  /** Lets time pass, and every tick of it do its work. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    while (this.time < end) {
      // Ticks that were slept over come at once.
      this.time = Math.max(this.time, Math.min(end, ...[...this.#ticks.values()].map(({ next }) => next)));
      for (const [tick, timer] of this.#ticks) {
        if (timer.next > this.time) continue;
        timer.next += timer.every;
        tick();
      }
      await settled();
    }
  }

  /** Lets time pass in which the process does nothing, as one that the system has suspended. */
  sleep(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** A store in memory answers within a few turns. */
const settled = () => new Promise<void>(done => setImmediate(done));

async function held(store: MemoryJournalStore, clock: TestClock, holder = 'a'): Promise<HeldLock> {
  const lock = await heldLock(store, { holder, roll: ROLL, timeToLive }, clock);
  if (lock.kind === 'held') throw new Error(`held by ${lock.by.holder}`);
  return lock;
}

describe('a lock that is held', () => {
  it('stays ours as long as it is renewed', async () => {
    const [store, clock] = [new MemoryJournalStore(), new TestClock()];
    const lock = await held(store, clock);
    await clock.pass(10 * timeToLive);
    lock.check();
    const other = await heldLock(store, { holder: 'b', roll: ROLL, timeToLive }, clock);
    expect(other).toMatchObject({ kind: 'held', by: { holder: 'a' } });
  });

  it('is another’s to take as soon as it is given back', async () => {
    const [store, clock] = [new MemoryJournalStore(), new TestClock()];
    const lock = await held(store, clock);
    await lock.giveBack();
    expect(clock.isRenewing).toBe(false);
    expect(lock.check).toThrow(LockLost);
    await held(store, clock, 'b');
  });

  it('survives one renewal that fails, not two', async () => {
    for (const failures of [1, 2]) {
      let fails = 0;
      const outage = () => (fails-- > 0 ? new Error('no network') : undefined);
      const [store, clock] = [new MemoryJournalStore({ outage }), new TestClock()];
      const lock = await held(store, clock);
      fails = failures;
      await clock.pass(timeToLive * 0.85);
      lock.check();
      await clock.pass(timeToLive * 0.1);
      if (failures === 1) lock.check();
      else expect(lock.check).toThrow(/not renewed in time \(no network\)/);
    }
  });

  it('is lost for good by a process that slept, also when nobody took it', async () => {
    const [store, clock] = [new MemoryJournalStore(), new TestClock()];
    const lock = await held(store, clock);
    clock.sleep(2 * timeToLive);
    await clock.pass(timeToLive);
    expect(lock.check).toThrow(LockLost);
    await clock.pass(timeToLive);
    expect(lock.check).toThrow(LockLost);
  });

  it('says who took it over', async () => {
    const [store, clock] = [new MemoryJournalStore(), new TestClock()];
    const lock = await held(store, clock);
    await store.unlock('a');
    await store.lock({ holder: 'b, process 2', roll: ROLL, expires: clock.time + timeToLive }, clock.time);
    await clock.pass(timeToLive / 2);
    expect(lock.check).toThrow('b, process 2 has taken it over');
    await lock.giveBack();
    expect(await heldLock(store, { holder: 'c', roll: ROLL, timeToLive }, clock)).toMatchObject({
      kind: 'held',
      by: { holder: 'b, process 2' },
    });
  });

  it('is never believed by two processes, whatever sleeps, fails and ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        const trial = new Trial();
        for (const each of steps) {
          await trial[each.does](each.of);
          expect([...trial.locks.values()].filter(believes).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const step = fc.oneof(
  fc.record({ does: fc.constantFrom('take' as const, 'end' as const), of: fc.nat(2) }),
  fc.record({
    does: fc.constantFrom('pass' as const, 'sleep' as const),
    of: fc.integer({ min: 1, max: 80_000 }),
  }),
  fc.record({ does: fc.constant('fail' as const), of: fc.nat(4) }),
);

/** Three processes, what they believe to hold, and their store. */
class Trial {
  readonly locks = new Map<number, HeldLock>();
  readonly #clock = new TestClock();
  #fails = 0;
  readonly #store = new MemoryJournalStore({
    outage: () => (this.#fails-- > 0 ? new Error('away') : undefined),
  });

  async take(of: number): Promise<void> {
    const lock = await held(this.#store, this.#clock, `process ${of}`).catch(() => undefined);
    if (lock !== undefined) this.locks.set(of, lock);
  }

  async end(of: number): Promise<void> {
    await this.locks
      .get(of)
      ?.giveBack()
      .catch(() => {});
  }

  async pass(milliseconds: number): Promise<void> {
    await this.#clock.pass(milliseconds);
  }

  async sleep(milliseconds: number): Promise<void> {
    this.#clock.sleep(milliseconds);
  }

  async fail(times: number): Promise<void> {
    this.#fails = times;
  }
}

function believes({ check }: HeldLock): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
