import { expect, it } from 'vitest';
import { NotNow } from '../../../../tools/roll/run/hands.ts';
import { runRoll } from '../../../../tools/roll/run/run-roll.ts';
import { settingsOf } from '../../../../tools/roll/run/settings.ts';
import { fleetOf, staticPool } from '../plan/scenes.ts';

it('a clock that leaps while a roll looks does not put the roll to sleep', async () => {
  const stop = new AbortController();
  const slept: number[] = [];
  let now = 0;
  await runRoll({
    journal: { lines: [], append: async () => [], refresh: async () => [] },
    hands: {
      look: async () => {
        now += 8 * 3_600_000;
        throw new NotNow('nobody is there');
      },
      perform: async () => ({ result: 'done' }),
    },
    clock: {
      now: () => now,
      sleep: async milliseconds => {
        slept.push(milliseconds);
        if (slept.length > 5) stop.abort();
      },
    },
    settings: settingsOf(fleetOf({ a: staticPool(1) })),
    poll: 1_000,
    signal: stop.signal,
    onLine: () => {},
    onLook: () => {},
    onBusy: () => {},
  });
  expect(Math.max(...slept)).toBeLessThanOrEqual(5 * 60_000);
});
