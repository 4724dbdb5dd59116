import { BUILT_IN_NAME, type StandInBuild, type StandInItem, type StandInNode } from './stand-in-work.ts';

/** What a Jenkins that exists in memory only works on. Nothing happens in it by itself; the clock is handed in. */
export class WorkStore {
  readonly #now: () => number;
  readonly #nodes = new Map<string, StandInNode>();
  readonly #builds = new Map<string, StandInBuild>();
  #queue: readonly StandInItem[] = [];
  #lastId = 0;
  #settled = true;
  /** Nothing new begins; the reason may be missing. */
  quiet: { readonly reason: string | null } | undefined;

  constructor(now: () => number) {
    this.#now = now;
    this.addNode(BUILT_IN_NAME, { labels: ['built-in'], executors: 0 });
  }

  now(): number {
    return this.#now();
  }

  nodes(): readonly StandInNode[] {
    return [...this.#nodes.values()];
  }

  /** All that is building, on executors or not. */
  builds(): readonly StandInBuild[] {
    return [...this.#builds.values()];
  }

  /** What stands on executors: for some seconds after a restart nothing does. */
  placed(): readonly StandInBuild[] {
    return this.#settled ? this.builds() : [];
  }

  queue(): readonly StandInItem[] {
    return this.#queue;
  }

  addNode(name: string, { labels, executors }: Pick<StandInNode, 'labels' | 'executors'>): void {
    this.#nodes.set(name, { name, labels, executors, connected: true, mark: undefined });
  }

  start(build: Pick<StandInBuild, 'job' | 'number' | 'kind'>, estimated = -1): StandInBuild {
    return this.#keep({ ...build, since: this.#now(), estimated, parts: [] });
  }

  /** Gives a build an executor of a node. */
  hold({ job, number }: StandInBuild, node: string): StandInBuild {
    const build = this.#build(job, number);
    return this.#keep({ ...build, parts: [...build.parts, { node, since: this.#now() }] });
  }

  finish({ job, number }: StandInBuild): void {
    this.#builds.delete(`${job} ${number}`);
  }

  /** Puts something in the queue; ids grow. */
  enqueue(item: Pick<StandInItem, 'of' | 'stage' | 'why'>): StandInItem {
    this.#lastId += 1;
    const queued = { ...item, id: this.#lastId, since: this.#now() };
    // Jenkins lists the newest of a stage first.
    this.#queue = [queued, ...this.#queue];
    return queued;
  }

  /** Marks a node offline, or takes the mark back; its builds run on. */
  mark(name: string, mark: { readonly by: string; readonly message: string } | undefined): void {
    this.#change(name, { mark: mark && { ...mark, since: this.#now() } });
  }

  /** The agent's process ends: Freestyle builds end with it, Pipelines wait for it. */
  disconnect(name: string): void {
    for (const build of this.builds())
      if (build.kind === 'freestyle' && build.parts.some(({ node }) => node === name)) this.finish(build);
    this.#change(name, { connected: { since: this.#now(), why: 'Connection was broken' } });
  }

  /** A clean restart, just after it answers again: the queue is there, nothing stands on an executor, no agent is back. */
  restart(): void {
    this.quiet = undefined;
    this.#settled = false;
    for (const build of this.builds()) if (build.kind === 'freestyle') this.finish(build);
    for (const { name } of this.nodes())
      if (name !== BUILT_IN_NAME) this.#change(name, { connected: { since: this.#now(), why: '' } });
  }

  /** The same after SIGKILL: the queue is lost, and ids start again. */
  crash(): void {
    this.restart();
    this.#queue = [];
    this.#lastId = 0;
  }

  /** The agents are back, and Pipelines go on. */
  settle(): void {
    this.#settled = true;
    for (const { name } of this.nodes()) this.#change(name, { connected: true });
  }

  #keep(build: StandInBuild): StandInBuild {
    this.#builds.set(`${build.job} ${build.number}`, build);
    return build;
  }

  #build(job: string, number: number): StandInBuild {
    const build = this.#builds.get(`${job} ${number}`);
    if (build === undefined) throw new RangeError(`${job} #${number} does not run`);
    return build;
  }

  #change(name: string, change: Partial<StandInNode>): void {
    const node = this.#nodes.get(name);
    if (node === undefined) throw new RangeError(`there is no node ${name}`);
    this.#nodes.set(name, { ...node, ...change });
  }
}
