import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OtherProcess, SharedLines } from '../../../../bench/roll/memory-journal.ts';
import { runSimulated } from '../../../../bench/roll/run-simulated.ts';
import { Session } from '../../../../bench/roll/session.ts';
import { finalState, killedAfter, mortal, smallFleet, wholeRoll } from './killed-roll.ts';
import { MINUTE } from './random-rolls.ts';

/** On a busy machine they may take longer than tests usually do. */
const PATIENT = { timeout: 30_000 };

describe('a roll whose process is killed', PATIENT, () => {
  // Every single point is tried in test/e2e/killed-rolls.test.ts.
  it('anywhere ends in the same state when it is started again, with nothing done twice', async () => {
    const { end, steps, state } = await wholeRoll();
    expect(end).toBe('complete');
    expect(state).toMatchObject({ outdated: 0, lost: 0, twice: 0, unfinished: 0 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: steps - 1 }), async at => {
        const { end, state: after } = await killedAfter(at);
        expect(end).toBe('complete');
        expect(after).toEqual(state);
      }),
      { numRuns: 12 },
    );
  });

  it('again and again comes to its end all the same', async () => {
    const { state } = await wholeRoll();
    const fleet = smallFleet();
    const shared = new SharedLines();
    let end: string | undefined;
    for (let life = 0; end === undefined && life < 200; life += 1)
      end = (await runSimulated(fleet, { shared, ...mortal(fleet, shared, 3 + life) })).end;
    expect(end).toBe('complete');
    expect(finalState(fleet)).toEqual(state);
  });
});

describe('two processes with one roll', PATIENT, () => {
  it('do not both go on, and nothing is done twice', async () => {
    const { state } = await wholeRoll();
    const fleet = smallFleet();
    const shared = new SharedLines();
    const one = new Session('one');
    fleet.world.clock.after(7 * MINUTE, () => one.kill());
    await runSimulated(fleet, { shared, session: one });
    const [second, third] = [new Session('two'), new Session('three')];
    const both = await Promise.allSettled([
      runSimulated(fleet, { shared, session: second }),
      runSimulated(fleet, { shared, session: third }),
    ]);
    const ends = both.map(result => (result.status === 'fulfilled' ? result.value.end : result.reason));
    expect(ends.filter(end => end === 'complete')).toHaveLength(1);
    expect(ends.filter(end => end instanceof OtherProcess)).toHaveLength(1);
    expect(finalState(fleet)).toEqual(state);
  });
});
