import fc from 'fast-check';
import { expect } from 'vitest';
import type { JournalStore } from '../../tools/adapters/journal-store/journal-store.ts';

const ROLL = '20261121T200000Z-4f2a';

type Step =
  | { readonly does: 'lock' | 'unlock'; readonly who: string; readonly forTime: number }
  | { readonly does: 'wait'; readonly forTime: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constantFrom('lock' as const, 'lock' as const, 'unlock' as const),
      who: fc.constantFrom('a', 'b', 'c'),
      forTime: fc.integer({ min: 0, max: 50 }),
    }),
    fc.record({ does: fc.constant('wait' as const), forTime: fc.integer({ min: 1, max: 60 }) }),
  ),
  { maxLength: 30 },
);

interface Held {
  readonly holder: string;
  readonly roll: string;
  readonly expires: number;
}

/** The lock as it must be, on a clock that the steps move. */
async function agreesWithModel(store: JournalStore, all: readonly Step[]): Promise<void> {
  let now = 1;
  let held: Held | undefined;
  for (const step of all) {
    if (step.does === 'wait') now += step.forTime;
    else if (step.does === 'unlock') {
      await store.unlock(step.who);
      held = held?.holder === step.who ? undefined : held;
    } else {
      const wanted = { holder: step.who, roll: ROLL, expires: now + step.forTime };
      const other = othersLock(held, wanted, now);
      expect(await store.lock(wanted, now)).toEqual(
        other === undefined ? { kind: 'ours' } : { kind: 'held', by: other },
      );
      held = other ?? wanted;
    }
  }
}

const othersLock = (held: Held | undefined, { holder }: Held, now: number): Held | undefined =>
  held !== undefined && held.holder !== holder && now <= held.expires ? held : undefined;

/** The lock is never held by two who have not expired, whatever is asked for and when. */
export async function checkLockModel(
  open: () => JournalStore | Promise<JournalStore>,
  numRuns: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(steps, async all => agreesWithModel(await open(), all)),
    { numRuns },
  );
}
