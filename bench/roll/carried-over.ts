import type { Executors } from './executors.ts';
import type { Random } from './random.ts';
import type { Part, SimulatedBuild } from './simulated-build.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How long a resumed Pipeline waits for its node, in milliseconds: `timeoutForNodeMillis`. */
const CLIFF = 300_000;

/** Until what is resumed without a node goes on, in milliseconds. */
const GO_ON = 10_000;

/** How many Pipelines without a node are in a step that survives, as a share; from outside nobody sees it. */
const SURVIVING = 0.7;

/** What a restart of Jenkins makes of builds. */
export class CarriedOver {
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #executors: Executors;

  constructor(clock: VirtualClock, random: Random, executors: Executors) {
    this.#clock = clock;
    this.#random = random;
    this.#executors = executors;
  }

  /** Jenkins answers again. @param isStill - whether it has not gone again since. */
  resume(running: Iterable<SimulatedBuild>, isStill: () => boolean): void {
    this.#clock.after(GO_ON, () => {
      if (isStill()) this.#resumeWithoutNode(running);
    });
    this.#clock.after(CLIFF, () => {
      if (isStill()) this.#cliff(running);
    });
  }

  /** Jenkins goes: what does not survive that is lost, the rest waits for its node. */
  take(build: SimulatedBuild, clean: boolean, by: string): void {
    const { kind } = build.request;
    const waits = build.parts.every(({ state }) => state === 'queued');
    if (waits && (clean || (build.isPipeline && kind !== 'not-resumable'))) return;
    const resumes = kind === 'durable' || (kind === 'without-node' && this.#random.chance(SURVIVING));
    if (!resumes) {
      this.#executors.end(build, { kind: 'lost', by });
      return;
    }
    for (const part of build.parts) {
      if (part.state !== 'running' && part.state !== 'paused') continue;
      if (part.state === 'paused') part.ends = this.#clock.now() + part.left;
      part.epoch += 1;
      part.state = 'suspended';
    }
  }

  /** A shell that Jenkins left running goes on meanwhile. */
  resumeOn(node: SimulatedNode): void {
    if (!node.serves) return;
    for (const part of node.parts) if (part.state === 'suspended') this.#resume(part);
  }

  #resume(part: Part): void {
    this.#executors.run(part, Math.max(1_000, part.ends - this.#clock.now()));
  }

  #resumeWithoutNode(running: Iterable<SimulatedBuild>): void {
    for (const { parts } of running)
      for (const part of parts) if (part.state === 'suspended' && part.node === undefined) this.#resume(part);
  }

  #cliff(running: Iterable<SimulatedBuild>): void {
    for (const build of [...running])
      if (build.parts.some(({ state }) => state === 'suspended'))
        this.#executors.end(build, { kind: 'lost', by: 'no node within five minutes of a restart' });
  }
}
