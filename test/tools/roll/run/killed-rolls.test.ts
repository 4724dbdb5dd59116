import { describe, expect, it } from 'vitest';
import { judge } from '../../../../bench/roll/judgement.ts';
import { madeFleet } from '../../../../bench/roll/made-fleet.ts';
import { MemoryJournal, OtherProcess, SharedLines } from '../../../../bench/roll/memory-journal.ts';
import { runSimulated } from '../../../../bench/roll/run-simulated.ts';
import { Session } from '../../../../bench/roll/session.ts';
import type { BuildRequest } from '../../../../bench/roll/simulated-build.ts';
import { SimulatedFleet } from '../../../../bench/roll/simulated-fleet.ts';
import type { Hands } from '../../../../tools/roll/run/hands.ts';
import { MINUTE } from './random-rolls.ts';

const BEGINS = Date.UTC(2026, 10, 22, 4);

/** One host, a group at its bound, a group with room, a leader, and builds of all kinds. */
function smallFleet(): SimulatedFleet {
  const fleet = new SimulatedFleet({
    fleet: madeFleet(
      {
        host: { kind: 'static', hosts: 2, labels: ['HOST'] },
        full: { kind: 'autoscaled', min: 2, max: 2, labels: ['FULL'], uses: 'unlimited' },
        room: { kind: 'autoscaled', min: 1, max: 2, labels: ['ROOM'], uses: 'unlimited' },
      },
      { keep: '50%', policy: 'wait' },
    ),
    seed: 3,
    begins: BEGINS,
    leaderDrift: [{ kind: 'image', has: 'ami-0old', wanted: 'ami-0new' }],
  });
  for (const request of REQUESTS) fleet.world.ask(request);
  return fleet;
}

const request = (name: string, kind: BuildRequest['kind'], label: string, minutes: number): BuildRequest => ({
  job: `job/${name}/`,
  kind,
  label,
  parts: 1,
  duration: minutes * MINUTE,
  estimate: minutes * MINUTE,
  parameters: [],
});

const REQUESTS = [
  request('free', 'freestyle', 'HOST', 12),
  request('durable', 'durable', 'FULL', 90),
  request('lost', 'without-node', 'ROOM', 120),
  request('short', 'not-resumable', 'ROOM', 7),
];

/** What is left when a roll has ended and builds have too. */
function finalState({ world }: SimulatedFleet) {
  world.clock.runUntil(world.clock.now() + 180 * MINUTE);
  const { nodes, version, quieting } = world.jenkins;
  const { lost, twice, finished, accepted, again } = judge(world);
  return {
    outdated: [...world.groups.values()]
      .flatMap(({ machines }) => [...machines])
      .filter(({ outdated }) => outdated).length,
    hosts: [...world.hosts.values()].map(({ machine, ready }) => [machine?.outdated, ready]),
    desired: [...world.groups.values()].map(({ desired, machines }) => [desired, machines.size]),
    serving: [...nodes.values()].filter(({ serves }) => serves).length,
    leader: [world.leader.drift.length, version, quieting],
    lost: lost.length,
    twice: twice.length,
    unfinished: accepted - finished - again.length,
  };
}

/** A process that is killed after so many of its steps: before or behind a write to the journal, amid or behind an act. */
function mortal(fleet: SimulatedFleet, shared: SharedLines, steps: number) {
  const session = new Session(`killed after ${steps}`);
  let left = steps;
  const step = () => {
    left -= 1;
    if (left < 0) session.kill();
  };
  const real = fleet.hands(session);
  const hands: Hands = {
    look: () => real.look(),
    perform: async (act, performance) => {
      step();
      fleet.world.clock.after(1_000, step);
      const outcome = await session.alive(real.perform(act, performance));
      step();
      return session.alive(Promise.resolve(outcome));
    },
  };
  return { session, hands, journal: new MemoryJournal(shared, session, step) };
}

async function whole() {
  const fleet = smallFleet();
  const { end, lines } = await runSimulated(fleet);
  return { end, lines, state: finalState(fleet) };
}

describe('a roll whose process is killed', () => {
  it('at any point ends in the same state when it is started again, with nothing done twice', async () => {
    const { end, lines, state } = await whole();
    expect(end).toBe('complete');
    expect(state).toMatchObject({ outdated: 0, lost: 0, twice: 0, unfinished: 0 });
    const acts = lines.filter(({ entry }) => entry.kind === 'intent').length;
    const steps = lines.length + 3 * acts;
    for (let at = 0; at < steps; at += 1) {
      const fleet = smallFleet();
      const shared = new SharedLines();
      const first = mortal(fleet, shared, at);
      const died = await runSimulated(fleet, { shared, ...first });
      if (died.end === undefined) {
        const again = await runSimulated(fleet, { shared, session: new Session('the next one') });
        expect([at, again.end]).toEqual([at, 'complete']);
      }
      expect([at, finalState(fleet)]).toEqual([at, state]);
      if (died.end !== undefined) break;
    }
  });

  it('again and again comes to its end all the same', async () => {
    const { state } = await whole();
    const fleet = smallFleet();
    const shared = new SharedLines();
    let end: string | undefined;
    for (let life = 0; end === undefined && life < 200; life += 1)
      end = (await runSimulated(fleet, { shared, ...mortal(fleet, shared, 3 + life) })).end;
    expect(end).toBe('complete');
    expect(finalState(fleet)).toEqual(state);
  });
});

describe('two processes with one roll', () => {
  it('do not both go on, and nothing is done twice', async () => {
    const { state } = await whole();
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
