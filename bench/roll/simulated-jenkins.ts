import type { JenkinsFacts, NodeFacts } from '../../tools/roll/facts.ts';
import type { CapacityWatch } from './capacity-watch.ts';
import { CarriedOver } from './carried-over.ts';
import { type ExecutorEvents, Executors } from './executors.ts';
import type { Random } from './random.ts';
import { type BuildRequest, type Part, SimulatedBuild } from './simulated-build.ts';
import type { Mark, SimulatedNode } from './simulated-node.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** The version that it has in the beginning. */
export const OLD_VERSION = '2.528.2';

/** Jenkins, as far as builds see it. */
export class SimulatedJenkins {
  version = OLD_VERSION;
  /** New after each start. */
  session = 1;
  /** Whether it answers. */
  up = true;
  quieting = false;
  message: string | undefined;
  readonly nodes = new Map<string, SimulatedNode>();
  /** All that were ever accepted. */
  readonly builds: SimulatedBuild[] = [];
  readonly executors: Executors;
  readonly #carried: CarriedOver;
  readonly #running = new Set<SimulatedBuild>();
  readonly #numbers = new Map<string, number>();
  /** Pipelines that were asked for while it was quiet. */
  #blocked: SimulatedBuild[] = [];
  #nextItem = 100;
  #order = 0;
  readonly #clock: VirtualClock;
  readonly #random: Random;

  constructor(clock: VirtualClock, random: Random, watch: CapacityWatch, events: ExecutorEvents) {
    this.#clock = clock;
    this.#random = random;
    this.executors = new Executors(clock, random.branch(), watch, events);
    this.#carried = new CarriedOver(clock, random, this.executors);
  }

  /** Builds that have begun and not ended; a Pipeline begins at once, though it may wait for executors. */
  running(): Iterable<SimulatedBuild> {
    return this.#running;
  }

  /** Accepts a build. @param key - what its parts wait for, when that is not its label. */
  submit(request: BuildRequest, index?: number, key = request.label): SimulatedBuild {
    const number = (this.#numbers.get(request.job) ?? 0) + 1;
    this.#numbers.set(request.job, number);
    const build = new SimulatedBuild(request, { item: this.#nextItem++, number }, this.#clock.now(), index);
    this.builds.push(build);
    this.#running.add(build);
    build.onEnd(() => this.#running.delete(build));
    if (this.quieting && build.isPipeline) this.#blocked.push(build);
    else this.#start(build, key);
    return build;
  }

  add(node: SimulatedNode): void {
    this.nodes.set(node.name, node);
    this.executors.refresh(node);
  }

  connect(node: SimulatedNode): void {
    node.connected = true;
    if (this.up) this.#carried.resumeOn(node);
    this.executors.refresh(node);
  }

  setMark(node: SimulatedNode, mark: Mark | undefined): void {
    node.mark = mark;
    for (const { build } of node.parts) for (const part of build.parts) part.node?.changed();
    if (this.up) this.#carried.resumeOn(node);
    this.executors.refresh(node);
  }

  /** The machine under a node goes, and what runs on it with it. */
  disconnect(node: SimulatedNode, by: string): void {
    node.connected = false;
    for (const { build } of [...node.parts]) this.executors.end(build, { kind: 'lost', by });
    this.executors.refresh(node);
  }

  remove(node: SimulatedNode, by: string): void {
    this.disconnect(node, by);
    this.nodes.delete(node.name);
  }

  quiet(): void {
    if (this.quieting) return;
    this.quieting = true;
    this.executors.hold(true);
    this.executors.quiet(this.#running);
  }

  unquiet(): void {
    if (!this.quieting) return;
    this.quieting = false;
    this.executors.hold(!this.up);
    this.executors.unquiet(this.#running);
    this.#goOn();
  }

  /** Ends the process, cleanly or by a crash. */
  stop(clean: boolean): void {
    if (!this.up) return;
    this.up = false;
    this.quieting = false;
    this.executors.hold(true);
    this.executors.unquiet([]);
    const by = clean ? 'restart of the leader' : 'crash of the leader';
    for (const build of [...this.#running]) this.#carried.take(build, clean, by);
    for (const node of this.nodes.values()) node.connected = false;
    for (const node of this.nodes.values()) this.executors.refresh(node);
    if (!clean) this.#nextItem = 1;
  }

  /** Answers again: without an agent for some seconds, and with the five minutes running for what it carries over. */
  start(version: string): void {
    this.up = true;
    this.version = version;
    this.session += 1;
    this.executors.hold(false);
    const { session } = this;
    for (const node of this.nodes.values()) {
      // The plugin makes its nodes anew, so nothing is known of marks on them.
      if (node.machine.host === undefined) node.mark = undefined;
      node.changed();
      this.#clock.after(this.#random.between(5_000, 20_000), () => {
        if (this.up && this.session === session && this.nodes.get(node.name) === node && node.machine.booted)
          this.connect(node);
      });
    }
    const isStill = () => this.up && this.session === session;
    this.#carried.resume(this.#running, isStill);
    this.#goOn();
  }

  /** What Jenkins tells; undefined while it does not answer. */
  facts(): JenkinsFacts | undefined {
    if (!this.up) return undefined;
    const nodes: NodeFacts[] = [this.#builtIn()];
    for (const node of this.nodes.values()) nodes.push(node.facts());
    const waiting = [...this.executors.queue.all()].map(waitingPart);
    const blocked = this.#blocked.map(build => waitingItem(build, 'Jenkins is about to shut down'));
    return {
      version: this.version,
      session: String(this.session),
      quietingDown: this.quieting,
      nodes,
      waiting: [...waiting, ...blocked],
    };
  }

  #start(build: SimulatedBuild, key: string): void {
    const { kind, parts, duration } = build.request;
    const count = kind === 'without-node' ? 1 : parts;
    for (let made = 0; made < count; made += 1) {
      build.parts.push({
        build,
        key,
        order: this.#order++,
        since: this.#clock.now(),
        state: 'queued',
        node: undefined,
        ends: 0,
        left: duration,
        epoch: 0,
      });
    }
    for (const part of build.parts)
      if (kind === 'without-node') this.executors.run(part, duration);
      else this.executors.enqueue(part);
  }

  #goOn(): void {
    const blocked = this.#blocked;
    this.#blocked = [];
    for (const build of blocked) if (build.open) this.#start(build, build.request.label);
    if (!this.executors.queue.isEmpty) for (const node of this.nodes.values()) this.executors.refresh(node);
  }

  /** What builds but holds no executor is shown on Jenkins's own node. */
  #builtIn(): NodeFacts {
    const builds = [...this.#running]
      .filter(build => build.isPipeline && !build.parts.some(holdsExecutor) && build.parts.length > 0)
      .map(build => build.seen(undefined));
    return {
      name: 'Built-In Node',
      labels: ['built-in'],
      executors: 0,
      state: 'online',
      reason: undefined,
      builds,
    };
  }
}

const holdsExecutor = ({ state, node }: Part): boolean => node !== undefined && state !== 'suspended';

const waitingPart = ({ build, key }: Part) =>
  waitingItem(build, `Waiting for next available executor on ‘${key}’`);

const waitingItem = ({ item, request, accepted }: SimulatedBuild, why: string) => ({
  id: item,
  task: request.job.replaceAll('job/', '').replace(/\/$/, ''),
  since: accepted,
  why,
});
