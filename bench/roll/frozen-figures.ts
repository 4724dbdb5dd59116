import { frozenOptimum } from '../../tools/roll/plan/optimum.ts';
import { type MadePool, madeFleet } from './made-fleet.ts';
import { makespanOf, rolledIn } from './makespan.ts';
import { type Distribution, distributionOf } from './percentiles.ts';
import { Random } from './random.ts';
import { runSimulated } from './run-simulated.ts';
import { SimulatedFleet } from './simulated-fleet.ts';

const MINUTE = 60_000;
const BEGINS = Date.UTC(2026, 10, 22, 4);

/** How long the smoke job takes, in milliseconds: a machine is away for its boot and for that. */
const SMOKE = 25_000;

/** How near rolls come to the optimum when nothing new is built meanwhile. */
export interface FrozenFigures {
  readonly fleets: number;
  readonly machines: number;
  /** Makespan over C*, with estimates that are right. */
  readonly estimated: Distribution;
  /** The same with estimates that are missing or far off as often as in the trace. */
  readonly misestimated: Distribution;
}

interface FrozenPool {
  readonly name: string;
  /** What is left of the build of each machine, in milliseconds; 0: it is idle. */
  readonly left: readonly number[];
  readonly boot: number;
  readonly slots: number;
}

/** Rolls so many random fleets: one to three labels, each with a group that is full, equal boots, and builds that only end. */
export async function frozenFigures(fleets: number, seed: number): Promise<FrozenFigures> {
  const random = new Random(seed);
  const [right, wrong]: [number[], number[]] = [[], []];
  let machines = 0;
  for (let fleet = 0; fleet < fleets; fleet += 1) {
    const keep = random.below(4) * 20 + 20;
    const pools = Array.from({ length: 1 + random.below(3) }, (_, index) => pool(random, `p${index}`, keep));
    machines += pools.reduce((sum, { left }) => sum + left.length, 0);
    right.push(await ratio(pools, keep, fleet, () => 1));
    wrong.push(await ratio(pools, keep, fleet, wrongness(random.branch())));
  }
  return { fleets, machines, estimated: distributionOf(right), misestimated: distributionOf(wrong) };
}

function pool(random: Random, name: string, keep: number): FrozenPool {
  const count = 5 + random.below(21);
  const longest = random.between(10, 120) * MINUTE;
  const left = Array.from({ length: count }, () =>
    random.chance(0.25) ? 0 : random.between(MINUTE, longest),
  );
  const slots = count - Math.ceil((count * keep) / 100);
  return { name, left, boot: random.between(2, 10) * MINUTE, slots };
}

/** By what Jenkins is off; undefined: it has no estimate. */
const wrongness = (random: Random) => (): number | undefined => {
  if (random.chance(0.1)) return undefined;
  return random.chance(0.15) ? random.between(0.2, 3) : random.between(0.8, 1.2);
};

async function ratio(
  pools: readonly FrozenPool[],
  keep: number,
  seed: number,
  off: () => number | undefined,
): Promise<number> {
  const fleet = frozenFleet(pools, keep, seed);
  for (const { name, left } of pools)
    for (const [index, duration] of left.entries()) {
      const share = off();
      if (duration === 0) continue;
      const estimate = share === undefined ? undefined : duration * share;
      const job = `job/${name}-${index}/`;
      fleet.world.ask({ job, kind: 'durable', label: name, parts: 1, duration, estimate, parameters: [] });
    }
  const { lines } = await runSimulated(fleet);
  const all = pools.reduce((sum, { left }) => sum + left.length, 0);
  if (rolledIn(lines) < all) throw new Error(`of ${all} machines only ${rolledIn(lines)} were rolled`);
  const optimum = pools.map(({ left, boot, slots }) =>
    frozenOptimum(
      left.toSorted((one, other) => one - other),
      boot + SMOKE,
      slots,
    ),
  );
  return makespanOf(lines) / Math.max(...optimum);
}

function frozenFleet(pools: readonly FrozenPool[], keep: number, seed: number): SimulatedFleet {
  const made = pools.map(({ name, left, boot }): [string, MadePool] => [
    name,
    {
      kind: 'autoscaled',
      min: left.length,
      max: left.length,
      labels: [name],
      uses: 'unlimited',
      online: `${Math.ceil(boot / MINUTE)}m`,
    },
  ]);
  return new SimulatedFleet({
    fleet: madeFleet(Object.fromEntries(made), { keep: `${keep}%`, policy: 'wait', deadline: '4h' }),
    seed,
    begins: BEGINS,
    timing: {
      boots: new Map(pools.map(({ name, boot }) => [name, boot])),
      bootSpread: 0,
      launch: 0,
      smoke: SMOKE,
    },
  });
}
