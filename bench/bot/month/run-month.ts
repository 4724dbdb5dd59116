import { Random } from '../../roll/random.ts';
import { VirtualClock } from '../../roll/virtual-clock.ts';
import { MachinePark } from './machine-park.ts';
import type { CiPolicy } from './policies.ts';
import type { CiJob, Project } from './project.ts';
import type { PullStory, Push } from './pulls.ts';

/** What a month of pull requests cost under a policy. */
export interface MonthCost {
  readonly usd: number;
  readonly machineHours: number;
  /** Pushes, and commits for which anything ran. */
  readonly pushes: number;
  readonly tested: number;
  /** Runs of single jobs, and those that were stopped. */
  readonly runs: number;
  readonly stopped: number;
}

/** How often a job fails for no reason of the commit's. */
const FLAKY = 0.03;
/** Until somebody sees that and asks again: median and spread of a log-normal, in milliseconds. */
const SEEN = { median: 3_600_000, sigma: 0.8 };
/** A job is not tried for ever. */
const MOST_TRIES = 5;
/** How far apart durations of one job lie: the spread of their logarithm. */
const SPREAD = 0.2;
const MINUTE = 60_000;
/** By when everything is over, in milliseconds. */
const HORIZON = 400 * 86_400_000;

interface Commit {
  readonly story: PullStory;
  readonly push: Push;
  readonly index: number;
  /** When the next commit is there; infinite after the last. */
  readonly next: number;
  /** How often all of its jobs were begun. */
  attempts: number;
}

/** Plays the month. The same stories, durations and failures for every policy: they hang on pull request, push, job and attempt alone. */
export function runMonth(project: Project, stories: readonly PullStory[], policy: CiPolicy): MonthCost {
  const clock = new VirtualClock(0);
  const parks = new Map(project.machines.map(kind => [kind.name, new MachinePark(kind, clock)]));
  const month = new Month(project, policy, clock, parks);
  for (const story of stories) month.tell(story);
  clock.runUntil(HORIZON);
  const costs = [...parks.values()].map(({ cost }) => cost);
  return {
    ...month.counts,
    pushes: stories.reduce((sum, { pushes }) => sum + pushes.length, 0),
    usd: costs.reduce((sum, { usd }) => sum + usd, 0),
    machineHours: costs.reduce((sum, { machineSeconds }) => sum + machineSeconds / 3_600, 0),
  };
}

class Month {
  readonly counts = { tested: 0, runs: 0, stopped: 0 };
  readonly #project: Project;
  readonly #policy: CiPolicy;
  readonly #clock: VirtualClock;
  readonly #parks: ReadonlyMap<string, MachinePark>;

  constructor(
    project: Project,
    policy: CiPolicy,
    clock: VirtualClock,
    parks: ReadonlyMap<string, MachinePark>,
  ) {
    this.#project = project;
    this.#policy = policy;
    this.#clock = clock;
    this.#parks = parks;
  }

  /** Has the runs of a pull request begin when its policy says so. */
  tell(story: PullStory): void {
    for (const [index, push] of story.pushes.entries()) {
      const next = story.pushes[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      const commit = { story, push, index, next, attempts: 1 };
      const begins = push.at + this.#askDelay(commit);
      // Who has pushed again by then asks for that.
      if (!this.#isWanted(commit) || begins >= next) continue;
      this.#clock.after(begins, () => {
        this.counts.tested += 1;
        this.#runAll(commit, 1);
      });
    }
  }

  #isWanted({ story, push, index, next }: Commit): boolean {
    if (this.#policy.runs === 'every-push' || next === Number.POSITIVE_INFINITY) return true;
    // Of two commits that are ready, a reviewer looks at one.
    const isLookedAt = this.#policy.runs === 'ready' || chance(story, index, 'reviewed') < 0.5;
    return push.isReady && isLookedAt;
  }

  #askDelay({ story, index }: Commit): number {
    const { asks } = this.#policy;
    return asks === 0 ? 0 : drawn(story, index, 'asks').logNormal(asks, 0.8);
  }

  #runAll(commit: Commit, attempt: number): void {
    for (const job of this.#project.jobs.keys()) this.#run(commit, job, attempt);
  }

  #run(commit: Commit, index: number, attempt: number): void {
    const job = this.#project.jobs[index];
    if (job === undefined) return;
    this.counts.runs += 1;
    const random = drawn(commit.story, commit.index, `${job.name} ${attempt}`);
    const isBroken = commit.push.broken.includes(index);
    const isFlaky = random.chance(FLAKY);
    // What fails, fails somewhere on its way.
    const share = isBroken || isFlaky ? random.next() : 1;
    const lasts = random.logNormal(1, SPREAD);
    const seen = random.logNormal(SEEN.median, SEEN.sigma);
    const run = { commit, job, minutes: minutesOf(job) * share, lasts };
    this.#step(run, 0, () => {
      if (isFlaky && !isBroken) this.#runAgain(commit, index, attempt, seen);
    });
  }

  /** Somebody sees that a failure was none of the commit's, unless there is another commit by then. */
  #runAgain(commit: Commit, job: number, attempt: number, seen: number): void {
    if (attempt >= MOST_TRIES) return;
    this.#clock.after(seen, () => {
      if (this.#clock.now() >= commit.next || !isWorthIt(commit)) return;
      if (this.#policy.again === 'failed') this.#run(commit, job, attempt + 1);
      else if (commit.attempts === attempt) {
        // Two jobs that failed make one empty commit.
        commit.attempts += 1;
        this.#runAll(commit, attempt + 1);
      }
    });
  }

  /** Does one step of a run and then the next, until its minutes are over or it is stopped. */
  #step(run: Run, index: number, ended: () => void): void {
    const step = run.job.steps[index];
    const before = run.job.steps.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0);
    const left = run.minutes - before;
    const park = step && this.#parks.get(step.machine);
    if (step === undefined || park === undefined || left <= 0) {
      ended();
      return;
    }
    const { wait, release } = park.take();
    const end = this.#clock.now() + wait + Math.min(step.minutes, left) * run.lasts * MINUTE;
    const isStopped = this.#policy.aborts && run.commit.next < end;
    this.#clock.after((isStopped ? run.commit.next : end) - this.#clock.now(), () => {
      release();
      if (isStopped) this.counts.stopped += 1;
      else this.#step(run, index + 1, ended);
    });
  }
}

interface Run {
  readonly commit: Commit;
  readonly job: CiJob;
  /** After so many of its usual minutes it ends. */
  readonly minutes: number;
  /** How much longer than usual each minute lasts. */
  readonly lasts: number;
}

const minutesOf = ({ steps }: CiJob): number => steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** Nobody has a failure looked at again while the author goes on. */
const isWorthIt = ({ push, next }: Commit): boolean => push.isReady || next === Number.POSITIVE_INFINITY;

/** Random numbers of one thing alone. */
function drawn({ seed }: PullStory, push: number, what: string): Random {
  let mixed = (seed ^ Math.imul(push + 1, 0x9e3779b1)) | 0;
  for (const letter of what) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  const random = new Random(mixed);
  // Seeds that are near to one another begin alike.
  random.next();
  return random;
}

const chance = (story: PullStory, push: number, what: string): number => drawn(story, push, what).next();
