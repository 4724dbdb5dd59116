import { describe, expect, it } from 'vitest';
import { sleepOn } from '../../../../tools/roll/start/sleep-on.ts';

/** A world whose time passes when a test says so. */
function handWound() {
  const stop = new AbortController();
  const timers = new Set<() => void>();
  const every = (_: number, tick: () => void) => {
    timers.add(tick);
    return () => timers.delete(tick);
  };
  return { sleep: sleepOn({ every, signal: stop.signal }), stop, timers };
}

describe('a sleep', () => {
  it.each(['time', 'world', 'signal'] as const)('ends with %s and leaves no timer', async by => {
    const { sleep, stop, timers } = handWound();
    const own = new AbortController();
    const slept = sleep(10, own.signal);
    expect(timers.size).toBe(1);
    if (by === 'time') for (const tick of [...timers]) tick();
    if (by === 'world') stop.abort();
    if (by === 'signal') own.abort();
    await slept;
    expect(timers.size).toBe(0);
  });

  it('does not begin in a world that is asked to stop', async () => {
    const { sleep, stop, timers } = handWound();
    stop.abort();
    await sleep(10);
    expect(timers.size).toBe(0);
  });
});
