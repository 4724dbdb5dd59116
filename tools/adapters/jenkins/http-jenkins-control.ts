import { faultOfAct } from './answer-faults.ts';
import { endBuild, type Patience, USUAL_PATIENCE, type Way } from './end-build.ts';
import { HttpMarkedNode } from './http-marked-node.ts';
import { HttpSession, type SessionOptions } from './http-session.ts';
import { buildAddress, jobAddress } from './item-address.ts';
import type {
  BuildState,
  BuildsSince,
  Cordoned,
  Inventory,
  JenkinsControl,
  NodeMark,
  QueueItemState,
  SmokeRun,
  SmokeState,
  StartedAgain,
  Uncordoned,
} from './jenkins-control.ts';
import type { KnownWork, SeenBuild, SeenWork } from './known-work.ts';
import { cordonNode, uncordonNode } from './node-marks.ts';
import { readBuild, readBuildsOf, readWaiting } from './read-builds.ts';
import { readInventory } from './read-inventory.ts';
import { readQueueItem } from './read-queue-item.ts';
import { SMOKE_JOB, smokeParameters, smokeSoFar } from './smoke-runs.ts';
import { rebuild, startBuild, startWithParameters } from './start-work.ts';

/** What can be otherwise than usual. */
interface ControlSettings {
  /** How long a build that is to end is waited for. */
  readonly patience: Patience;
  /** The address of the smoke job, relative to the root. */
  readonly smokeJob: string;
}

/** A Jenkins server that a roll acts on, over its REST interface. */
export class HttpJenkinsControl implements JenkinsControl {
  readonly #session: HttpSession;
  readonly #settings: ControlSettings;

  constructor(options: SessionOptions, settings: Partial<ControlSettings> = {}) {
    this.#session = new HttpSession(options);
    this.#settings = { patience: USUAL_PATIENCE, smokeJob: SMOKE_JOB, ...settings };
  }

  cordon(node: string, mark: NodeMark): Promise<Cordoned> {
    return cordonNode(new HttpMarkedNode(this.#session, node, mark.token), mark);
  }

  uncordon(node: string, token: string): Promise<Uncordoned> {
    return uncordonNode(new HttpMarkedNode(this.#session, node, token), token);
  }

  /** `message` is what Jenkins reads since 2.414, `reason` what it read before. */
  quietDown(message: string): Promise<void> {
    const query = new URLSearchParams({ message, reason: message });
    return this.#act(`quietDown?${query}`, 'quieting Jenkins down');
  }

  cancelQuietDown(): Promise<void> {
    return this.#act('cancelQuietDown', 'having Jenkins begin builds again');
  }

  async abort(build: string): Promise<BuildState> {
    const path = buildAddress(build);
    const ending = {
      look: () => this.#look(path),
      end: (way: Way) => this.#act(`${path}${way}`, `ending \`${path}\``, [404]),
    };
    return endBuild(ending, this.#settings.patience, milliseconds => this.#session.sleep(milliseconds));
  }

  async ensureSmoke(run: SmokeRun): Promise<SmokeState> {
    const { smokeJob: job } = this.#settings;
    // In this order nothing falls between two answers: what leaves the queue meanwhile is a build.
    const waiting = await readWaiting(this.#session);
    const builds = await readBuildsOf(this.#session, job, { number: 1 });
    const before = smokeSoFar(run, { job, waiting, builds });
    if (before) return before;
    const item = await startBuild(this.#session, job, smokeParameters(run));
    return { kind: 'queued', url: item ?? job };
  }

  inventory(): Promise<Inventory> {
    return readInventory(this.#session);
  }

  async buildState(build: string): Promise<BuildState> {
    return (await this.#look(buildAddress(build))).state;
  }

  queueItem(id: number): Promise<QueueItemState> {
    return readQueueItem(this.#session, id);
  }

  async waitingWork(): Promise<readonly SeenWork[]> {
    return (await readWaiting(this.#session)).work;
  }

  async buildsOf(job: string, since: BuildsSince): Promise<readonly SeenBuild[]> {
    return readBuildsOf(this.#session, jobAddress(job), since);
  }

  async startAgain(work: KnownWork, how: 'rebuild' | 'parameters'): Promise<StartedAgain> {
    jobAddress(work.job);
    return how === 'rebuild' ? rebuild(this.#session, work) : startWithParameters(this.#session, work);
  }

  async scan(project: string): Promise<void> {
    const path = jobAddress(project);
    await this.#act(`${path}build?delay=0`, `having \`${path}\` look at its repository`);
  }

  async #look(path: string) {
    const build = await readBuild(this.#session, path);
    return { state: stateOf(build), pipeline: build?.kind === 'pipeline' };
  }

  /** Each of these acts may be done twice. Jenkins answers them with the page to go on to. */
  async #act(path: string, what: string, alsoGood: readonly number[] = []): Promise<void> {
    const answer = await this.#session.ask({ method: 'POST', path, repeatable: true });
    const good = (answer.status >= 200 && answer.status < 400) || alsoGood.includes(answer.status);
    if (!good) throw faultOfAct(answer, what);
  }
}

function stateOf(build: SeenBuild | undefined): BuildState {
  if (build === undefined) return { kind: 'absent' };
  return build.result === undefined ? { kind: 'building' } : { kind: 'finished', result: build.result };
}
