import { advance } from './advance.ts';
import { askForScan, push } from './branch-sources.ts';
import type { BuildPlan, Planner } from './build-plan.ts';
import { enqueueByHand, holdByHand, startByHand } from './by-hand.ts';
import { cancel, type Interruption, interrupt } from './interrupt-build.ts';
import type { JobDefinition } from './job-definition.ts';
import { type RestartTimes, SEEN_TIMES } from './leader-life.ts';
import { LeaderProcess } from './leader-process.ts';
import { buildKey, type LeaderState } from './leader-state.ts';
import { newLeader } from './new-leader.ts';
import { addNode, connectAgain, disconnect, markNode, removeNode } from './node-changes.ts';
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

const REMEMBERED = 300_000;

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
  /** Its life as a process. */
  readonly process: LeaderProcess = new LeaderProcess(() => this.state);

  constructor(
    now: () => number,
    definition: (job: string) => JobDefinition | undefined = () => undefined,
    times: RestartTimes = SEEN_TIMES,
  ) {
    this.#now = now;
    this.#state = newLeader(now(), definition, times);
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

  /** What left the queue some minutes ago is forgotten. */
  leftItem(id: number): LeftItem | undefined {
    const left = this.state.left.get(id);
    return left !== undefined && this.#state.at - left.since < REMEMBERED ? left : undefined;
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

  /** `by`: the account that asks for it. */
  interrupt(build: StandInBuild, how: Interruption, by: string): void {
    interrupt(this.state, build, how, by);
  }

  cancel(item: StandInItem, by: string): void {
    cancel(this.state, item, by);
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
    return startByHand(this.state, build, estimated);
  }

  /** Gives a build by hand an executor of a node. */
  hold(build: StandInBuild, node: string): StandInBuild {
    return holdByHand(this.state, build, node);
  }

  finish(build: StandInBuild): void {
    finish(this.state, build, 'SUCCESS');
  }

  /** Puts something in the queue by hand, where it stays; ids grow. */
  enqueue(item: Pick<StandInItem, 'of' | 'stage' | 'why'>): StandInItem {
    return enqueueByHand(this.state, item);
  }
}
