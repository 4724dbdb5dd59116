import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import type { SeenBuild } from '../../../tools/adapters/jenkins/known-work.ts';
import { readBuildsOf } from '../../../tools/adapters/jenkins/read-builds.ts';
import type { RunOrder } from '../backend.ts';
import { type FoundRun, foundRuns } from './found-run.ts';
import type { JenkinsWorld } from './jenkins-world.ts';
import type { JobPlace } from './job-place.ts';
import { type QueueItem, readQueue } from './queue.ts';
import type { RunNote } from './run-note.ts';

/** How long before a run was first meant its build cannot have begun, whatever the clocks of bot and Jenkins say, in milliseconds. */
const CLOCKS = 24 * 3_600_000;

/** One look at the queue, then at each job that is asked about: what leaves the queue meanwhile is a build by then. */
export class RunSearch {
  readonly #session: HttpSession;
  readonly #world: JenkinsWorld;
  readonly #builds = new Map<string, Promise<readonly SeenBuild[]>>();
  #queue: Promise<readonly QueueItem[]> | undefined;

  constructor(session: HttpSession, world: JenkinsWorld) {
    this.#session = session;
    this.#world = world;
  }

  /** What waits. */
  queue(): Promise<readonly QueueItem[]> {
    this.#queue ??= readQueue(this.#session);
    return this.#queue;
  }

  /** All that is this run, the first first. */
  async found(
    place: JobPlace,
    order: Pick<RunOrder, 'run' | 'sha' | 'intended'>,
    note: RunNote | undefined,
  ): Promise<readonly FoundRun[]> {
    const queue = await this.queue();
    const items = queue.filter(({ work }) => work?.job === place.address);
    const builds = await this.#buildsOf(place, order.intended - CLOCKS);
    // Whatever address an answer names, no other job is asked about its builds.
    const own = builds.map(build => ({ ...build, job: place.address }));
    return foundRuns({ order, note, user: this.#world.settings.user, items, builds: own });
  }

  #buildsOf({ address }: JobPlace, time: number): Promise<readonly SeenBuild[]> {
    const key = `${address} ${time}`;
    const known = this.#builds.get(key) ?? readBuildsOf(this.#session, address, { time });
    this.#builds.set(key, known);
    return known;
  }
}
