import { busyFleet } from './busy-scene.ts';
import { judge } from './judgement.ts';
import { makespanOf, rolledIn } from './makespan.ts';
import { runSimulated } from './run-simulated.ts';

/** How many pools the machines are in. */
const POOLS = 5;

/** What one roll of a large fleet cost, printed as JSON by this program. */
export interface ScaleRun {
  readonly agents: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Millions of bytes, of the whole process. */
  readonly peakMegabytes: number;
  readonly ticks: number;
  readonly journalLines: number;
  readonly builds: number;
  readonly lost: number;
  readonly rolled: number;
  readonly rollMinutes: number;
}

const agents = Number(process.argv[2] ?? 625);
const fleet = busyFleet({
  seed: 11,
  pools: POOLS,
  machines: agents / POOLS,
  spare: 0.1,
  load: 0.6,
  hours: 8,
  maintenance: { keep: '90%', policy: 'wait', canary: { machines: 1, bake: '10m' } },
});
const wall = performance.now();
const cpu = process.cpuUsage();
const { lines, ticks } = await runSimulated(fleet);
const used = process.cpuUsage(cpu);
const { accepted, lost } = judge(fleet.world);
const run: ScaleRun = {
  agents,
  wallSeconds: (performance.now() - wall) / 1_000,
  cpuSeconds: (used.user + used.system) / 1e6,
  peakMegabytes: (process.resourceUsage().maxRSS * 1_024) / 1e6,
  ticks,
  journalLines: lines.length,
  builds: accepted,
  lost: lost.length,
  rolled: rolledIn(lines),
  rollMinutes: makespanOf(lines) / 60_000,
};
process.stdout.write(`${JSON.stringify(run)}\n`);
