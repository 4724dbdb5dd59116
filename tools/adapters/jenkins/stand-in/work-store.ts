import { advance } from './advance.ts';
import { askForScan, push } from './branch-sources.ts';
import { type BuildPlan, type Planner, plainPlan } from './build-plan.ts';
import { cancel, type Interruption, interrupt } from './interrupt-build.ts';
import type { JobDefinition } from './job-definition.ts';
import { type Phase, phaseOf, type RestartTimes, SEEN_TIMES } from './leader-life.ts';
import { buildKey, type Installation, keep, type LeaderState } from './leader-state.ts';
import { addNode, connectAgain, disconnect, markNode, removeNode } from './node-changes.ts';
import { boot, goDown, loseWork, settleAt, settleNow } from './restart-leader.ts';
import { finish, unpause } from './run-build.ts';
import {
  BUILT_IN_NAME,
  type FinishedBuild,
  type LeftItem,
  type StandInBuild,
  type StandInItem,
  type StandInNode,
} from './stand-in-work.ts';
import { type Trigger, type Triggered, trigger } from './trigger-build.ts';

const BY_HAND = { item: undefined, parameters: [], causes: [], commit: undefined };
const RELOADING = 1_800;
/** As long as the plugins are not asked for, none are there. */
const BARE: Installation = { version: '2.528.2', plugins: {}, message: '', boots: true };

/** An executor that is taken. */
export interface Hold {
  readonly build: StandInBuild;
  readonly node: string;
  readonly since: number;
}

/**
 * What a Jenkins that exists in memory only works on. Whatever is asked of it or done to it, first everything happens that was
 * due by then; its clock, in milliseconds since 1970, is handed in. What is put there by hand stays until it is taken away.
 */
export class WorkStore {
  readonly #now: () => number;
  readonly #state: LeaderState;

  constructor(
    now: () => number,
    definition: (job: string) => JobDefinition | undefined = () => undefined,
    times: RestartTimes = SEEN_TIMES,
  ) {
    this.#now = now;
    this.#state = {
      at: now(),
      nodes: new Map(),
      builds: new Map(),
      finished: new Map(),
      queue: [],
      left: new Map(),
      lastId: 0,
      numbers: new Map(),
      lingering: [],
      quiet: undefined,
      pending: undefined,
      life: { is: 'up' },
      times,
      settles: undefined,
      starts: 0,
      killed: false,
      running: BARE,
      installed: BARE,
      unseen: [],
      scans: [],
      planners: new Map(),
      definition,
    };
    this.addNode(BUILT_IN_NAME, { labels: ['built-in'], executors: 0 });
  }

  /** All of it, after everything has happened that was due. */
  get state(): LeaderState {
    advance(this.#state, this.#now());
    return this.#state;
  }

  now(): number {
    return this.#now();
  }

  nodes(): readonly StandInNode[] {
    return [...this.state.nodes.values()];
  }

  /** All that is building, on executors or not. */
  builds(): readonly StandInBuild[] {
    return [...this.state.builds.values()];
  }

  /** What is building as far as computers show it: for some seconds after a restart nothing is. */
  placed(): readonly StandInBuild[] {
    return this.state.settles === undefined ? this.builds() : [];
  }

  /** What holds executors: parts of builds whose node is back, and what of killed Pipelines runs on. */
  holds(): readonly Hold[] {
    const { lingering } = this.state;
    const builds = this.placed().filter(({ resuming }) => resuming === undefined);
    return [...builds, ...lingering.map(({ build }) => build)].flatMap(build =>
      build.parts.map(({ node, since }) => ({ build, node, since })),
    );
  }

  build(job: string, number: number): StandInBuild | FinishedBuild | undefined {
    const key = buildKey({ job, number });
    return this.state.builds.get(key) ?? this.#state.finished.get(key);
  }

  /** The builds of a job that are over, the oldest first. */
  finishedOf(job: string): readonly FinishedBuild[] {
    return [...this.state.finished.values()].filter(({ build }) => build.job === job);
  }

  queue(): readonly StandInItem[] {
    return this.state.queue;
  }

  leftItem(id: number): LeftItem | undefined {
    return this.state.left.get(id);
  }

  get quiet(): LeaderState['quiet'] {
    return this.state.quiet;
  }

  /** Ending it lets Pipelines go on, and takes back a restart that waits. */
  set quiet(quiet: LeaderState['quiet']) {
    this.state.quiet = quiet;
    if (quiet !== undefined) return;
    this.#state.pending = undefined;
    unpause(this.#state);
  }

  phase(): Phase {
    return phaseOf(this.state.life, this.#state.at);
  }

  /** Says what a job does, or all branches of a multibranch project. */
  does(job: string, plan: BuildPlan | Planner): void {
    this.state.planners.set(job, typeof plan === 'function' ? plan : () => plan);
  }

  trigger(asked: Trigger): Triggered {
    return trigger(this.state, asked);
  }

  /** Somebody pushes a commit to the branch of a multibranch project. A Jenkins that is down is not told of it. */
  push(job: string, commit: string): void {
    push(this.state, job, commit);
  }

  /** Has a multibranch project look for commits that it was not told of. */
  scan(project: string): void {
    askForScan(this.state, project);
  }

  interrupt(build: StandInBuild, how: Interruption): void {
    interrupt(this.state, build, how);
  }

  cancel(item: StandInItem): void {
    cancel(this.state, item);
  }

  addNode(name: string, node: Parameters<typeof addNode>[2]): void {
    addNode(this.state, name, node);
  }

  /** Its Freestyle builds end; Pipelines wait for one of its name. */
  removeNode(name: string): void {
    removeNode(this.state, name);
  }

  /** Marks a node offline, or takes the mark back; its builds run on. */
  mark(name: string, mark: { readonly by: string; readonly message: string } | undefined): void {
    markNode(this.state, name, mark);
  }

  /** The agent's connection ends: Freestyle builds end with it, Pipelines wait for it. `back`: it returns by itself, in milliseconds. */
  disconnect(name: string, back?: number): void {
    disconnect(this.state, name, back);
  }

  /** The agent is there again. `new`: on another machine, which has none of the processes of its Pipelines. */
  reconnect(name: string, machine: 'same' | 'new'): void {
    connectAgain(this.state, name, machine);
  }

  /** A build by hand, which ends by hand. */
  start(build: Pick<StandInBuild, 'job' | 'number' | 'kind'>, estimated = -1): StandInBuild {
    const { numbers, at } = this.state;
    numbers.set(build.job, Math.max(numbers.get(build.job) ?? 0, build.number));
    const byHand = {
      request: BY_HAND,
      plan: plainPlan(''),
      place: { at: 'held' },
      resuming: undefined,
    } as const;
    return keep(this.#state, { ...build, since: at, estimated, parts: [], ...byHand });
  }

  /** Gives a build by hand an executor of a node. */
  hold({ job, number }: StandInBuild, node: string): StandInBuild {
    const build = this.state.builds.get(buildKey({ job, number }));
    if (build === undefined) throw new RangeError(`${job} #${number} does not run`);
    return keep(this.#state, { ...build, parts: [...build.parts, { node, since: this.#state.at }] });
  }

  finish(build: StandInBuild): void {
    finish(this.state, build, 'SUCCESS');
  }

  /** Puts something in the queue by hand, where it stays; ids grow. */
  enqueue(item: Pick<StandInItem, 'of' | 'stage' | 'why'>): StandInItem {
    const { state } = this;
    state.lastId += 1;
    const times = { since: state.at, staged: state.at };
    const queued = { ...item, ...times, id: state.lastId, request: BY_HAND, does: undefined };
    state.queue = [queued, ...state.queue];
    return queued;
  }

  /** A clean restart, just after it answers again, until `settle`: the queue is there, nothing stands on an executor, no agent is back. */
  restart(): void {
    this.#begin('clean');
  }

  /** The same after SIGKILL: the queue is lost, and ids start again. */
  crash(): void {
    this.#begin('killed');
  }

  #begin(how: 'clean' | 'killed'): void {
    loseWork(this.state, how);
    this.#state.starts += 1;
    settleAt(this.#state, Number.POSITIVE_INFINITY);
  }

  /** The agents are back, and Pipelines go on. */
  settle(): void {
    settleNow(this.state);
  }

  /** Goes down as soon as no build is left that must be waited for, and no new one begins. */
  goDownSafely(next: 'restart' | 'exit', reason: string | null): void {
    this.state.quiet = { reason };
    this.#state.pending = next;
  }

  /** Goes down at once; `wake`: and starts again. */
  goDown(how: 'clean' | 'killed', next: 'wake' | 'stopped'): void {
    goDown(this.state, how, next);
  }

  /** Starts it, after its process ended or its start failed. */
  boot(): void {
    boot(this.state);
  }

  /** Reads its configuration again, during which it answers as one that starts. */
  reload(): void {
    const { at } = this.state;
    const phases = [{ phase: 'down', lasts: RELOADING }] as const;
    this.#state.life = { is: 'passing', since: at, phases, next: 'go on' };
  }

  /** What runs. */
  get running(): Installation {
    return this.state.running;
  }

  /** Changes what the next start runs; `now`: and what runs, as if it had always been so. */
  install(change: Partial<Installation>, when: 'now' | 'next start' = 'next start'): void {
    this.state.installed = { ...this.#state.installed, ...change };
    if (when === 'now') this.#state.running = this.#state.installed;
  }
}
