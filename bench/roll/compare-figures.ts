import { type BusyScene, busyFleet } from './busy-scene.ts';
import { judge } from './judgement.ts';
import { makespanOf } from './makespan.ts';
import { type Distribution, distributionOf } from './percentiles.ts';
import { POLICIES } from './policies.ts';
import { runSimulated } from './run-simulated.ts';
import type { SimulatedFleet } from './simulated-fleet.ts';

const MINUTE = 60_000;

/** The name of our own way among the policies. */
export const OURS = 'fleet roll';

const MACHINES = 40;

/** One group of 40, of which 4 may be away, five minutes to boot and to prove: as in the simulation that the reference quotes. */
const sceneAt = (load: number): BusyScene => ({
  seed: 5,
  pools: 1,
  machines: MACHINES,
  spare: 0,
  load,
  hours: 60,
  maintenance: { keep: '90%', policy: 'wait' },
  timing: { boots: new Map([['p0', 275_000]]), bootSpread: 0, launch: 0, smoke: 25_000 },
});

/** How many machines may be away at once. */
const SLOTS = 4;

/** The window that the figures are about, in milliseconds: what builds came in it is compared. */
const HORIZON = 30 * 60 * MINUTE;

/** What a way to roll brought. */
export interface PolicyFigures {
  readonly name: string;
  readonly minutes: number;
  readonly lost: number;
  readonly aborted: number;
  /** By how many minutes builds ended later than without any roll, of those that did not end at once as they would have. */
  readonly delay: Distribution;
  /** The share of builds that ended more than a minute later. */
  readonly delayed: number;
  /** The fewest agents in service. */
  readonly lowest: number;
  readonly floor: number;
}

/** Rolls the same fleet with the same builds in our way and in those of others. */
export async function compareFigures(load: number): Promise<readonly PolicyFigures[]> {
  const scene = sceneAt(load);
  const baseline = busyFleet(scene);
  baseline.world.clock.runUntil(baseline.world.clock.now() + HORIZON);
  const ends = endsOf(baseline);
  const ours = busyFleet(scene);
  const { lines } = await runSimulated(ours);
  const figures = [figuresOf(OURS, ours, makespanOf(lines), ends)];
  for (const { name, roll } of POLICIES) {
    const fleet = busyFleet(scene);
    const { clock, groups } = fleet.world;
    const begun = clock.now();
    const [group] = groups.values();
    if (group === undefined) throw new Error('the scene has no group');
    await clock.run(roll(fleet, group, SLOTS));
    figures.push(figuresOf(name, fleet, clock.now() - begun, ends));
  }
  return figures;
}

/** When the builds of the trace ended, by their place in it. */
function endsOf({ world }: SimulatedFleet): ReadonlyMap<number, number> {
  const pairs = world.jenkins.builds.flatMap(({ index, ended }) =>
    index === undefined || ended === undefined ? [] : [[index, ended] as const],
  );
  return new Map(pairs);
}

function figuresOf(
  name: string,
  fleet: SimulatedFleet,
  makespan: number,
  usual: ReadonlyMap<number, number>,
): PolicyFigures {
  const { clock, watch } = fleet.world;
  const lowest = watch.lowestOf('P0');
  const begun = clock.now() - makespan;
  if (makespan < HORIZON) clock.runUntil(begun + HORIZON);
  const { lost, aborted } = judge(fleet.world);
  const ends = endsOf(fleet);
  const delays = [...usual].flatMap(([index, end]) => {
    const ended = ends.get(index);
    return ended === undefined || end < begun ? [] : [(ended - end) / MINUTE];
  });
  const late = delays.filter(delay => delay > 1);
  return {
    name,
    minutes: makespan / MINUTE,
    lost: lost.length,
    aborted: aborted.length,
    delay: distributionOf(late),
    delayed: late.length / Math.max(1, delays.length),
    lowest,
    floor: MACHINES - SLOTS,
  };
}
