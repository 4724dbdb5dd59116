import { BuildQueue } from './build-queue.ts';
import type { CapacityWatch } from './capacity-watch.ts';
import { FreeNodes } from './free-nodes.ts';
import type { Random } from './random.ts';
import type { Fate, Part, SimulatedBuild } from './simulated-build.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Who wants to know what happens on the executors. */
export interface ExecutorEvents {
  /** Something waits for a label. */
  readonly queued: (key: string) => void;
  /** A node has nothing to do any more. */
  readonly idle: (node: SimulatedNode) => void;
}

/** Until a Pipeline comes to the end of its step, in milliseconds. */
const LONGEST_STEP = 120_000;

/** Until Pipelines go on after quiet mode, in milliseconds. */
const GO_ON = 10_000;

/** The executors of all nodes, and what waits for them. */
export class Executors {
  readonly queue = new BuildQueue();
  readonly free = new FreeNodes();
  /** Nothing begins: Jenkins is quiet, or down. */
  #held = false;
  #quiet = false;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #watch: CapacityWatch;
  readonly #events: ExecutorEvents;

  constructor(clock: VirtualClock, random: Random, watch: CapacityWatch, events: ExecutorEvents) {
    this.#clock = clock;
    this.#random = random;
    this.#watch = watch;
    this.#events = events;
  }

  /** Whether nothing may begin. */
  hold(held: boolean): void {
    this.#held = held;
  }

  /** Gives a part an executor, or has it wait for one. */
  enqueue(part: Part): void {
    const node = this.#held ? undefined : this.free.anyFor(part.key, this.#random);
    // What has waited longer goes first.
    if (node !== undefined) this.#begin(part, node);
    else {
      this.queue.add(part);
      this.#events.queued(part.key);
    }
  }

  /** To be called when a node was connected, marked, freed or gained. */
  refresh(node: SimulatedNode): void {
    node.changed();
    this.#watch.note(node);
    while (!this.#held && node.isFree) {
      const part = this.queue.take(node.keys);
      if (part === undefined) break;
      this.#occupy(part, node);
    }
    this.free.set(node, node.isFree && !node.machine.gone);
    this.#noteIdle(node);
  }

  /** A part goes on, or begins, on the node that it has. */
  run(part: Part, left: number): void {
    part.state = 'running';
    part.ends = this.#clock.now() + left;
    const epoch = this.#renewed(part);
    this.#clock.after(left, () => {
      if (part.epoch === epoch) this.#done(part);
    });
  }

  /** Ends a build, whatever its parts do. */
  end(build: SimulatedBuild, fate: Fate): void {
    for (const part of build.parts) {
      if (part.state === 'queued') this.queue.remove(part);
      part.state = 'done';
      part.epoch += 1;
      this.#release(part);
    }
    if (build.open) build.end(fate, this.#clock.now());
  }

  /** Running Pipelines pause at the end of their step, and keep their executors. */
  quiet(running: Iterable<SimulatedBuild>): void {
    this.#quiet = true;
    for (const part of partsOf(running, 'running')) {
      const { epoch } = part;
      this.#clock.after(this.#random.between(0, LONGEST_STEP), () => {
        if (this.#quiet && part.epoch === epoch) this.#pause(part);
      });
    }
  }

  unquiet(running: Iterable<SimulatedBuild>): void {
    this.#quiet = false;
    for (const part of partsOf(running, 'paused'))
      this.#after(part, this.#random.between(0, GO_ON), () => this.run(part, part.left));
  }

  #after(part: Part, milliseconds: number, run: () => void): void {
    const epoch = this.#renewed(part);
    this.#clock.after(milliseconds, () => {
      if (part.epoch === epoch) run();
    });
  }

  #pause(part: Part): void {
    part.state = 'paused';
    part.left = Math.max(0, part.ends - this.#clock.now());
    part.epoch += 1;
  }

  #begin(part: Part, node: SimulatedNode): void {
    this.#occupy(part, node);
    node.changed();
    this.free.set(node, node.isFree);
  }

  #occupy(part: Part, node: SimulatedNode): void {
    part.node = node;
    node.parts.add(part);
    node.uses -= 1;
    node.idleSince = undefined;
    part.build.begun ??= this.#clock.now();
    if (node.machine.flaw !== undefined) part.build.unsound = true;
    this.run(part, part.left);
  }

  #done(part: Part): void {
    // The next step of a Pipeline, be it the last, does not begin while Jenkins is quiet.
    if (this.#quiet && part.build.isPipeline) {
      this.#pause(part);
      return;
    }
    part.state = 'done';
    if (part.build.parts.every(({ state }) => state === 'done'))
      part.build.end({ kind: 'finished' }, this.#clock.now());
    this.#release(part);
  }

  #release(part: Part): void {
    const { node } = part;
    part.node = undefined;
    if (node?.parts.delete(part)) this.refresh(node);
  }

  #noteIdle(node: SimulatedNode): void {
    if (!node.connected || node.parts.size > 0 || node.idleSince !== undefined || node.machine.gone) return;
    node.idleSince = this.#clock.now();
    this.#events.idle(node);
  }

  #renewed(part: Part): number {
    part.epoch += 1;
    return part.epoch;
  }
}

/** The parts of Pipelines that are in a state. */
function* partsOf(builds: Iterable<SimulatedBuild>, state: Part['state']): Generator<Part> {
  for (const build of builds)
    if (build.isPipeline) for (const part of build.parts) if (part.state === state) yield part;
}
