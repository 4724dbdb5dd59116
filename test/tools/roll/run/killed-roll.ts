import { judge } from '../../../../bench/roll/judgement.ts';
import { madeFleet } from '../../../../bench/roll/made-fleet.ts';
import { MemoryJournal, SharedLines } from '../../../../bench/roll/memory-journal.ts';
import { runSimulated } from '../../../../bench/roll/run-simulated.ts';
import { Session } from '../../../../bench/roll/session.ts';
import type { BuildRequest } from '../../../../bench/roll/simulated-build.ts';
import { SimulatedFleet } from '../../../../bench/roll/simulated-fleet.ts';
import type { Hands } from '../../../../tools/roll/run/hands.ts';
import { MINUTE } from './random-rolls.ts';

const BEGINS = Date.UTC(2026, 10, 22, 4);

/** One host, a group at its bound, a group with room, a leader, and builds of all kinds. */
export function smallFleet(): SimulatedFleet {
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
export function finalState({ world }: SimulatedFleet) {
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
    leader: [world.leader.drift.length, version, quieting, world.leader.instance],
    /** How often Jenkins was stopped, snapshots were made and hosts were made anew: once each. */
    did: [world.leader.stops, world.leader.snapshots.size, world.remade],
    lost: lost.length,
    twice: twice.length,
    unfinished: accepted - finished - again.length,
  };
}

/** A process that is killed after so many of its steps: before or behind a write to the journal, amid or behind an act. */
export function mortal(fleet: SimulatedFleet, shared: SharedLines, steps: number) {
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

/** The same roll with nobody killed. `steps`: after how many a process has nothing left to do. */
export async function wholeRoll() {
  const fleet = smallFleet();
  const { end, lines } = await runSimulated(fleet);
  const acts = lines.filter(({ entry }) => entry.kind === 'intent').length;
  return { end, steps: lines.length + 3 * acts, state: finalState(fleet) };
}

/** Kills a process after so many steps, has another one go on, and gives how that ended and what is left. */
export async function killedAfter(steps: number) {
  const fleet = smallFleet();
  const shared = new SharedLines();
  const died = await runSimulated(fleet, { shared, ...mortal(fleet, shared, steps) });
  const end = died.end ?? (await runSimulated(fleet, { shared, session: new Session('the next one') })).end;
  return { end, wasKilled: died.end === undefined, state: finalState(fleet) };
}
