import { surgeBound } from '../../tools/roll/plan/optimum.ts';
import { busyFleet } from './busy-scene.ts';
import { judge } from './judgement.ts';
import { makespanOf } from './makespan.ts';
import { type Distribution, distributionOf } from './percentiles.ts';
import { runSimulated } from './run-simulated.ts';
import type { SimulatedFleet } from './simulated-fleet.ts';

const BOOT = 180_000;
const SMOKE = 25_000;

/** How near rolls come to the lower bound while builds go on coming, with machines beside those that there are. */
export interface SurgeFigures {
  readonly fleets: number;
  /** Makespan over the bound, by how busy the executors are. */
  readonly byLoad: readonly { readonly load: number; readonly ratio: Distribution }[];
  readonly lost: number;
}

/** Rolls fleets of 30 machines, of which a tenth may be missing and a fifth may be there beside. */
export async function surgeFigures(fleets: number): Promise<SurgeFigures> {
  const byLoad: { load: number; ratio: Distribution }[] = [];
  let lost = 0;
  for (const load of [0.2, 0.4, 0.6, 0.8]) {
    const ratios: number[] = [];
    for (let seed = 1; seed <= fleets; seed += 1) {
      const fleet = surgeFleet(seed, load);
      const bound = boundOf(fleet);
      const { lines } = await runSimulated(fleet);
      ratios.push(makespanOf(lines) / bound);
      lost += judge(fleet.world).lost.length;
    }
    byLoad.push({ load, ratio: distributionOf(ratios) });
  }
  return { fleets, byLoad, lost };
}

const surgeFleet = (seed: number, load: number): SimulatedFleet =>
  busyFleet({
    seed,
    pools: 1,
    machines: 30,
    spare: 0.2,
    load,
    hours: 24,
    maintenance: { keep: '90%', policy: 'wait' },
    timing: { boots: new Map([['p0', BOOT]]), bootSpread: 0, launch: 0, smoke: SMOKE },
  });

/** The bound with the builds that run when the roll begins. */
function boundOf({ world }: SimulatedFleet): number {
  const now = world.clock.now();
  const [group] = world.groups.values();
  const ready = [...(group?.machines ?? [])].map(({ nodes }) =>
    Math.max(0, ...nodes.flatMap(({ parts }) => [...parts].map(({ ends }) => ends - now))),
  );
  const sorted = ready.toSorted((one, other) => one - other);
  const slots = Math.floor(ready.length * 0.1);
  return surgeBound(sorted, BOOT + SMOKE, slots, (group?.max ?? 0) - ready.length);
}
