import { expect, it } from 'vitest';
import { killedAfter, wholeRoll } from '../tools/roll/run/killed-roll.ts';

it('ends in the same state wherever its process was killed: around each line of the journal, and in each act', async () => {
  const { steps, state } = await wholeRoll();
  let killed = 0;
  for (let at = 0; at < steps; at += 1) {
    const { end, wasKilled, state: after } = await killedAfter(at);
    expect({ at, end, after }).toEqual({ at, end: 'complete', after: state });
    if (wasKilled) killed += 1;
  }
  expect(killed).toBeGreaterThan(100);
});
