import { feed, MEAN_DURATION, trace } from './arrivals.ts';
import { type MadeMaintenance, type MadePool, madeFleet } from './made-fleet.ts';
import { SimulatedFleet } from './simulated-fleet.ts';
import type { Timing } from './timing.ts';

const HOUR = 3_600_000;

/** When all scenes begin, in milliseconds since 1970: Saturday evening in Los Angeles, when TVM's window is. */
const BEGINS = Date.UTC(2026, 10, 22, 4);

/** For how long builds come before a roll begins, in milliseconds: then the executors are as busy as they stay. */
const WARM_UP = 2 * HOUR;

/** A fleet at work. */
export interface BusyScene {
  readonly seed: number;
  /** Pools with a label each. */
  readonly pools: number;
  /** Machines in each, in the beginning. */
  readonly machines: number;
  /** How many more there may be than in the beginning, as a share. */
  readonly spare: number;
  /** How busy they are, as a share of all executors. */
  readonly load: number;
  /** How long builds come after the beginning, in hours. */
  readonly hours: number;
  readonly maintenance?: MadeMaintenance;
  readonly timing?: Partial<Timing>;
}

/** The fleet, warmed up: builds come and run, and nothing is rolled yet. */
export function busyFleet(scene: BusyScene): SimulatedFleet {
  const { seed, pools, machines, spare, load, hours, maintenance = {}, timing = {} } = scene;
  const names = Array.from({ length: pools }, (_, index) => `p${index}`);
  const made = names.map((name): [string, MadePool] => [
    name,
    {
      kind: 'autoscaled',
      min: machines,
      max: Math.ceil(machines * (1 + spare)),
      labels: [name.toUpperCase()],
      uses: 'unlimited',
    },
  ]);
  const from = BEGINS - WARM_UP;
  const fleet = new SimulatedFleet({
    fleet: madeFleet(Object.fromEntries(made), maintenance),
    seed,
    begins: from,
    timing,
  });
  const rate = (machines * load * HOUR) / MEAN_DURATION;
  const perHour = Object.fromEntries(names.map(name => [name.toUpperCase(), rate]));
  const arrivals = trace({ seed: seed + 1, from, to: BEGINS + hours * HOUR, perHour, swing: 0.2 });
  feed(fleet.world, arrivals);
  fleet.world.clock.runUntil(BEGINS);
  fleet.world.watch.restart();
  return fleet;
}
