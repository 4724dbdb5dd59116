import { expect, it } from 'vitest';
import { VirtualClock } from '../../../bench/roll/virtual-clock.ts';

it('lets years pass at once, each thing at its time', async () => {
  const clock = new VirtualClock(0);
  const seen: number[] = [];
  const walk = async (step: number) => {
    for (let count = 0; count < 3; count += 1) {
      await clock.sleep(step);
      seen.push(clock.now());
    }
    return 'there';
  };
  clock.after(5, () => seen.push(-5));
  expect(await clock.run(Promise.all([walk(2), walk(1e11)]))).toEqual(['there', 'there']);
  expect(seen).toEqual([2, 4, -5, 6, 1e11, 2e11, 3e11]);
});

it('says so when a task waits for nothing, or goes on too long', async () => {
  await expect(new VirtualClock(0).run(new Promise(() => {}))).rejects.toThrow('nothing is going to happen');
  const clock = new VirtualClock(0);
  await expect(clock.run(clock.sleep(100), { until: 99 })).rejects.toThrow('beyond');
});
