import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { growthExponent } from '../../statistics.ts';
import { type Settled, settleAll } from './settle-all.ts';
import { type WorkerScene, workerScene } from './worker-scene.ts';

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
  /** Pull requests of a run that is not counted. */
  readonly warmUp: number;
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
  // The first ones pay for what is loaded and compiled.
  await askedForAll(folder, plan.warmUp, JOBS);
  const byPulls: WorkerRun[] = [];
  for (const pulls of plan.pulls) {
    tell(`worker, ${pulls} pull requests`);
    byPulls.push(await askedForAll(folder, pulls, JOBS));
  }
  const byJobs: WorkerRun[] = [];
  const byLength: WorkerRun[] = [];
  for (const jobs of plan.jobs) {
    tell(`worker, ${jobs} jobs`);
    const { all, one } = await askedForAllThenOne(folder, FEW, jobs);
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

/** Everything is asked for. */
const askedForAll = (folder: string, pulls: number, jobs: number): Promise<WorkerRun> =>
  inScene(folder, pulls, jobs, async scene =>
    runOf(
      { what: 'run ci [all]', pulls, jobs, asked: jobs, known: 0 },
      await settleAll(scene, '@bot run ci [all]'),
    ),
  );

/** Everything is asked for, and when that has ended one job again. */
const askedForAllThenOne = (folder: string, pulls: number, jobs: number) =>
  inScene(folder, pulls, jobs, async scene => {
    const all = await settleAll(scene, '@bot run ci [all]');
    scene.advance(3_600_000);
    const one = await settleAll(scene, '@bot run ci [job-0]');
    return {
      all: runOf({ what: 'run ci [all]', pulls, jobs, asked: jobs, known: 0 }, all),
      one: runOf({ what: 'run ci [job-0]', pulls, jobs, asked: 1, known: jobs }, one),
    };
  });

async function inScene<T>(
  folder: string,
  pulls: number,
  jobs: number,
  work: (scene: WorkerScene) => Promise<T>,
): Promise<T> {
  const own = mkdtempSync(join(folder, 'worker-'));
  const scene = workerScene(join(own, 'bot.db'), pulls, jobs);
  try {
    return await work(scene);
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
