import { feed, MEAN_DURATION, trace } from '../../../../bench/roll/arrivals.ts';
import type { Faults } from '../../../../bench/roll/faults.ts';
import { type Happened, happen, type Incident } from '../../../../bench/roll/incidents.ts';
import { type Judgement, judge } from '../../../../bench/roll/judgement.ts';
import { type MadePool, madeFleet } from '../../../../bench/roll/made-fleet.ts';
import { SharedLines } from '../../../../bench/roll/memory-journal.ts';
import { Random } from '../../../../bench/roll/random.ts';
import { type Ran, runSimulated } from '../../../../bench/roll/run-simulated.ts';
import { SimulatedFleet } from '../../../../bench/roll/simulated-fleet.ts';
import type { ImageFlaw } from '../../../../bench/roll/simulated-machine.ts';

export const MINUTE = 60_000;
const BEGINS = Date.UTC(2026, 10, 22, 4);

/** What goes wrong in a random roll. */
export interface Trouble {
  readonly incidents?: readonly Incident['kind'][];
  /** Calls that are not possible just then, at random. */
  readonly refused?: boolean;
  readonly badImages?: boolean;
  readonly leader?: Faults['leader'];
}

/** A roll that has ended, with its fleet half an hour later. */
export interface RandomRoll extends Ran {
  readonly fleet: SimulatedFleet;
  readonly judgement: Judgement;
  readonly happened: readonly Happened[];
  readonly policy: 'wait' | 'abort' | 'carry-over';
  /** When the window closes; undefined: there is no bound. */
  readonly closes: number | undefined;
  readonly endedAt: number;
}

/** Rolls the fleet that a seed stands for: pools, builds, clocks and troubles are drawn from it. */
export async function randomRoll(seed: number, trouble: Trouble = {}): Promise<RandomRoll> {
  const random = new Random(seed);
  const drawn = drawFleet(
    random,
    trouble.leader !== undefined || (random.chance(0.5) && !trouble.badImages),
    trouble,
  );
  const { fleet, policy } = drawn;
  const { clock } = fleet.world;
  const from = clock.now();
  feed(fleet.world, trace({ seed: seed + 1, from, to: from + 8 * 60 * MINUTE, perHour: drawn.perHour }));
  clock.runUntil(from + 60 * MINUTE);
  fleet.world.watch.restart();
  const kinds = trouble.incidents ?? [];
  const incidents = Array.from({ length: kinds.length === 0 ? 0 : random.below(6) }, () => ({
    at: clock.now() + random.between(0, 120) * MINUTE,
    incident: incidentOf(kinds[random.below(kinds.length)] ?? 'spot', random.below(1_000)),
  }));
  const happened = happen(fleet.world, incidents);
  const closes = random.chance(0.3) ? clock.now() + random.between(30, 360) * MINUTE : undefined;
  const until = clock.now() + 40 * 60 * MINUTE;
  const ran = await runSimulated(fleet, { shared: new SharedLines(), until, ...(closes ? { closes } : {}) });
  const endedAt = clock.now();
  clock.runUntil(endedAt + 30 * MINUTE);
  return { ...ran, fleet, judgement: judge(fleet.world), happened, policy, closes, endedAt };
}

const incidentOf = (kind: Incident['kind'], which: number): Incident =>
  kind === 'operator-cancels-quiet' || kind === 'leader-crashes' ? { kind } : { kind, which };

function drawFleet(random: Random, leader: boolean, trouble: Trouble) {
  const pools: Record<string, MadePool> = {};
  const [perHour, present]: [Record<string, number>, Record<string, number>] = [{}, {}];
  for (let index = 0; index < 1 + random.below(3); index += 1) {
    const { name, pool, count } = drawPool(random, index);
    pools[name] = pool;
    present[name] = count;
    const [label = ''] = pool.labels;
    const executors = count * (pool.executors ?? 1);
    perHour[label] =
      (perHour[label] ?? 0) + (executors * 60 * MINUTE * random.between(0, 0.8)) / MEAN_DURATION;
  }
  const policy = (['wait', 'abort', 'carry-over'] as const)[random.below(3)] ?? 'wait';
  const faults = random.branch();
  const flaws: readonly ImageFlaw[] = ['never-online', 'smoke-fails'];
  const fleet = new SimulatedFleet({
    fleet: madeFleet(pools, {
      keep: `${[0, 34, 50, 75][random.below(4)] ?? 0}%`,
      policy,
      deadline: ['30m', '2h', '4h'][random.below(3)] ?? '4h',
      canary: { machines: random.below(2), bake: '5m' },
    }),
    seed: random.below(2 ** 31),
    begins: BEGINS,
    present,
    outdated: () => random.chance(0.8),
    leaderDrift: leader ? [{ kind: 'image', has: 'ami-0old', wanted: 'ami-0new' }] : [],
    faults: {
      notNow: (_, tries) => trouble.refused === true && tries < 3 && faults.chance(0.2),
      images: new Map(
        trouble.badImages
          ? Object.keys(pools).map(name => [name, flaws[faults.below(2)] ?? 'never-online'] as const)
          : [],
      ),
      leader: trouble.leader,
    },
  });
  return { fleet, policy, perHour };
}

function drawPool(random: Random, index: number) {
  const labels = [`L${random.below(2 + index)}`];
  const count = 2 + random.below(5);
  const executors = 1 + random.below(2);
  const name = `p${index}`;
  const pool: MadePool = random.chance(0.5)
    ? { kind: 'static', hosts: count, labels, executors, agents: 1 + random.below(2) }
    : {
        kind: 'autoscaled',
        min: random.chance(0.5) ? count : 0,
        max: count + random.below(3),
        labels,
        executors,
        idle: random.chance(0.5) ? '1m' : '10m',
        uses: random.chance(0.5) ? 'unlimited' : 5,
      };
  return { name, pool, count };
}
