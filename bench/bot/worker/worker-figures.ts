import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { growthExponent } from '../../statistics.ts';
import { type Settled, settleAll } from './settle-all.ts';
import { workerScene } from './worker-scene.ts';

/** One way to load the worker. */
interface WorkerRun {
  readonly what: string;
  readonly pulls: number;
  /** Jobs of the configuration, and how many of them each comment asks for. */
  readonly jobs: number;
  readonly asked: number;
  /** Runs that each record held before. */
  readonly known: number;
  readonly deliveriesASecond: number;
  /** CPU milliseconds for one delivery, with all that follows from it. */
  readonly cpuMilliseconds: number;
  /** How often a record was written for one delivery. */
  readonly writes: number;
}

/** The runs, and the p of `CPU = size^p` in each direction, between the two largest sizes. */
export interface WorkerFigures {
  readonly runs: readonly WorkerRun[];
  readonly byPulls: number;
  readonly byJobs: number;
  readonly byLength: number;
}

/** What is varied. */
export interface WorkerPlan {
  readonly pulls: readonly number[];
  readonly jobs: readonly number[];
}

/** As apache/mxnet has. */
const JOBS = 11;
/** Pull requests where their number is not what is varied. */
const FEW = 4;

/** Has deliveries handled until their records are settled. @param folder - on a real disk */
export async function workerFigures(
  folder: string,
  plan: WorkerPlan,
  tell: (text: string) => void,
): Promise<WorkerFigures> {
  // The first one pays for what is loaded and compiled.
  await measured(folder, 25, JOBS);
  const byPulls: WorkerRun[] = [];
  for (const pulls of plan.pulls) {
    tell(`worker, ${pulls} pull requests`);
    byPulls.push((await measured(folder, pulls, JOBS)).all);
  }
  const byJobs: WorkerRun[] = [];
  const byLength: WorkerRun[] = [];
  for (const jobs of plan.jobs) {
    tell(`worker, ${jobs} jobs`);
    const { all, one } = await measured(folder, FEW, jobs);
    byJobs.push(all);
    byLength.push(one);
  }
  return {
    runs: [...byPulls, ...byJobs, ...byLength],
    byPulls: exponent(
      byPulls,
      ({ pulls }) => pulls,
      ({ pulls }) => pulls,
    ),
    byJobs: exponent(byJobs, ({ jobs }) => jobs),
    byLength: exponent(byLength, ({ known }) => known),
  };
}

/**
 * Between the two largest sizes: over all of them, what each delivery costs anyhow would hide how the rest grows.
 * @param times - how many deliveries there are of that size, where all of them are counted
 */
const exponent = (
  runs: readonly WorkerRun[],
  size: (run: WorkerRun) => number,
  times: (run: WorkerRun) => number = () => 1,
): number =>
  growthExponent(runs.slice(-2).map(run => ({ size: size(run), seconds: run.cpuMilliseconds * times(run) })));

/** Everything is asked for, and when that has ended one job again. */
async function measured(
  folder: string,
  pulls: number,
  jobs: number,
): Promise<{ readonly all: WorkerRun; readonly one: WorkerRun }> {
  const own = mkdtempSync(join(folder, 'worker-'));
  const scene = workerScene(join(own, 'bot.db'), pulls, jobs);
  try {
    const all = await settleAll(scene, '@bot run ci [all]');
    scene.advance(3_600_000);
    const one = await settleAll(scene, '@bot run ci [job-0]');
    return {
      all: runOf({ what: 'run ci [all]', pulls, jobs, asked: jobs, known: 0 }, all),
      one: runOf({ what: 'run ci [job-0]', pulls, jobs, asked: 1, known: jobs }, one),
    };
  } finally {
    scene.close();
    rmSync(own, { recursive: true });
  }
}

const runOf = (
  given: Pick<WorkerRun, 'what' | 'pulls' | 'jobs' | 'asked' | 'known'>,
  { deliveries, seconds, cpuSeconds, writes }: Settled,
): WorkerRun => ({
  ...given,
  deliveriesASecond: deliveries / seconds,
  cpuMilliseconds: (1_000 * cpuSeconds) / deliveries,
  writes: writes / deliveries,
});
