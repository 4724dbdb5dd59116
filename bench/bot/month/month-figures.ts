import { spreadOf } from '../../statistics.ts';
import { MXNET_PULLS_A_MONTH } from './mxnet-commits.ts';
import { ASKED_STOPPING, type CiPolicy, EAGER, EVERY_PUSH, POLICIES } from './policies.ts';
import type { Project } from './project.ts';
import { pullStories, type StoryShape } from './pulls.ts';
import { type MonthCost, runMonth } from './run-month.ts';

/** The cost of a policy over several months: the means of theirs. */
export interface MonthRow extends MonthCost {
  readonly project: string;
  readonly policy: string;
  /** Whether it shows what hangs on an assumption. */
  readonly isSensitivity: boolean;
  /** Dollars over those of “every push” in the same month: median, least and most. */
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number };
}

/** Rows, and what was assumed. */
export interface MonthFigures {
  readonly rows: readonly MonthRow[];
  readonly notes: readonly string[];
}

const USUAL: Omit<StoryShape, 'seed' | 'jobs'> = {
  pulls: MXNET_PULLS_A_MONTH,
  ownPush: 0.7,
  sameSitting: 0.6,
};

interface Case {
  readonly policy: CiPolicy;
  readonly shape: Partial<StoryShape>;
  readonly says: string;
}

/** What is assumed otherwise, one thing at a time; each is held against “every push” under the same assumption. */
const SENSITIVITY: readonly Case[] = [
  { policy: EAGER, shape: {}, says: 'authors ask after every push, outdated runs stopped' },
  {
    policy: ASKED_STOPPING,
    shape: { ownPush: 0.2 },
    says: 'few pushes (a fifth of the later commits), asked',
  },
  { policy: ASKED_STOPPING, shape: { ownPush: 1 }, says: 'each commit a push, asked' },
  {
    policy: ASKED_STOPPING,
    shape: { sameSitting: 0.2 },
    says: 'one push in five follows in a sitting, asked',
  },
];

/** Plays months of each project under each policy. */
export function monthFigures(projects: readonly Project[], seeds: readonly number[]): MonthFigures {
  const rows = projects.flatMap(project => [
    ...POLICIES.map(policy => rowOf(project, seeds, { policy, shape: {}, says: policy.name }, false)),
    ...SENSITIVITY.map(each => rowOf(project, seeds, each, true)),
  ]);
  return { rows, notes: [...COMMON_NOTES, ...projects.flatMap(({ notes }) => notes)] };
}

function rowOf(project: Project, seeds: readonly number[], given: Case, isSensitivity: boolean): MonthRow {
  const months = seeds.map(seed => {
    const stories = pullStories({ ...USUAL, ...given.shape, seed, jobs: project.jobs.length });
    return {
      cost: runMonth(project, stories, given.policy),
      every: runMonth(project, stories, EVERY_PUSH),
    };
  });
  const mean = (of: (cost: MonthCost) => number) =>
    months.reduce((sum, { cost }) => sum + of(cost), 0) / months.length;
  return {
    project: project.name,
    policy: given.says,
    isSensitivity,
    usd: mean(({ usd }) => usd),
    machineHours: mean(({ machineHours }) => machineHours),
    pushes: mean(({ pushes }) => pushes),
    tested: mean(({ tested }) => tested),
    runs: mean(({ runs }) => runs),
    stopped: mean(({ stopped }) => stopped),
    ratio: spreadOf(months.map(({ cost, every }) => cost.usd / every.usd)),
  };
}

const COMMON_NOTES: readonly string[] = [
  'Simulated; it shows what follows from these assumptions, and nothing of what a project did pay. The aim in the document of MXNet’s bot: half the cost of pull-request builds.',
  `Pull requests: ${MXNET_PULLS_A_MONTH} a month, with as many commits as those that apache/mxnet squashed from September 2019 to February 2020 (from its history; more than 20 count as 20). Those that were closed unmerged, and builds of the main branch, are not in it.`,
  'Assumed: 70 % of the commits after the first come by a push of their own; 60 % of pushes follow in the same sitting, 25 minutes later at the median, others 20 hours later. Half of the pushes within a sitting, and a quarter of those that end one, break one to three jobs; the last push breaks none.',
  'Assumed: a job fails for no reason of the commit’s in 3 of 100 runs, and is asked for again after an hour at the median, of commits that end a sitting. Authors ask 5 minutes after the push that ends a sitting, reviewers 12 hours after one such push in two; the last push is always run until it passes.',
  'Prices: on demand, Linux, us-east-1 (fleet/catalogue), also for Windows, which costs more; machines are paid by the second from their start. Volumes, traffic, the leader and the bot itself are not in it.',
];
