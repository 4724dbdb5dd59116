import { Random } from '../../roll/random.ts';
import { MXNET_COMMITS } from './mxnet-commits.ts';

/** A push to a pull request. Times are milliseconds from the month's beginning. */
export interface Push {
  readonly at: number;
  /** The last of its sitting: the author takes it for ready. */
  readonly isReady: boolean;
  /** The jobs that cannot pass with it, by their place in the list. */
  readonly broken: readonly number[];
}

/** What happens to one pull request, whatever CI does. */
export interface PullStory {
  readonly seed: number;
  readonly pushes: readonly Push[];
}

/** What stories are made from. */
export interface StoryShape {
  readonly seed: number;
  readonly pulls: number;
  readonly jobs: number;
  /** Of the commits after the first, the share that comes by a push of its own. */
  readonly ownPush: number;
  /** Of the pushes after the first, the share that follows in the same sitting. */
  readonly sameSitting: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONTH = 30 * 24 * HOUR;

/** How often a push breaks something: one after which the author goes on, one taken for ready, and never the last of all. */
const BROKEN = { going: 0.5, ready: 0.25 };
/** Between pushes of one sitting, and from one sitting to the next: median and spread of a log-normal. */
const GAPS = { within: { median: 25 * MINUTE, sigma: 0.8 }, between: { median: 20 * HOUR, sigma: 1 } };

/** The pull requests of a month. Numbers of commits are those of apache/mxnet; the rest is assumed. */
export function pullStories(shape: StoryShape): readonly PullStory[] {
  const random = new Random(shape.seed);
  return Array.from({ length: shape.pulls }, () => storyOf(random.branch(), shape));
}

function storyOf(random: Random, { jobs, ownPush, sameSitting }: StoryShape): PullStory {
  const more = Array.from({ length: commitsOf(random) - 1 }).filter(() => random.chance(ownPush)).length;
  const follows = Array.from({ length: more }, () => random.chance(sameSitting));
  const pushes: Push[] = [];
  let at = random.between(0, MONTH);
  for (let index = 0; index <= more; index += 1) {
    const isReady = follows[index] !== true;
    const share = isReady ? BROKEN.ready : BROKEN.going;
    const isBroken = index < more && random.chance(share);
    pushes.push({ at, isReady, broken: isBroken ? brokenJobs(random, jobs) : [] });
    const { median, sigma } = isReady ? GAPS.between : GAPS.within;
    at += random.logNormal(median, sigma);
  }
  return { seed: random.below(2 ** 31), pushes };
}

function commitsOf(random: Random): number {
  const all = MXNET_COMMITS.reduce((sum, [, pulls]) => sum + pulls, 0);
  let left = random.below(all);
  for (const [commits, pulls] of MXNET_COMMITS) {
    left -= pulls;
    if (left < 0) return commits;
  }
  return 1;
}

const brokenJobs = (random: Random, jobs: number): readonly number[] =>
  random.shuffled(Array.from({ length: jobs }, (_, job) => job)).slice(0, 1 + random.below(3));
