import type { GroupFacts } from '../../tools/roll/run/roll-facts.ts';
import type { MachineMaker, Makings } from './machine-maker.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

/** How old what somebody knows may be, in milliseconds. */
const MOMENT = 60_000;

/** An autoscaling group: it makes machines until it has as many as it wants. */
export class SimulatedGroup {
  readonly pool: string;
  readonly min: number;
  readonly max: number;
  readonly machines = new Set<SimulatedMachine>();
  desired: number;
  /** How many of those that it wants a roll has asked for beside the others. */
  extra = 0;
  #coming = 0;
  /** Until when somebody who looked a moment ago may not know what the plugin has changed, in milliseconds since 1970. */
  #unsettled = 0;
  readonly #maker: MachineMaker;
  readonly #makings: Makings;

  constructor(
    pool: string,
    bounds: { readonly min: number; readonly max: number; readonly desired: number },
    maker: MachineMaker,
    makings: Makings,
  ) {
    this.pool = pool;
    this.min = bounds.min;
    this.max = bounds.max;
    this.desired = bounds.desired;
    this.#maker = maker;
    this.#makings = makings;
  }

  facts(): GroupFacts {
    return { desired: this.desired, min: this.min, max: this.max };
  }

  /** How many are on their way, or boot. */
  get booting(): number {
    return (
      [...this.machines].filter(({ nodes }) => nodes.every(({ connected }) => !connected)).length +
      this.#coming
    );
  }

  /** A machine that has been there for long. */
  put(outdated: boolean): void {
    const machine = this.#maker.launch(this.pool, undefined, outdated);
    this.machines.add(machine);
    this.#maker.addNodes(machine);
    machine.booted = true;
    for (const node of machine.nodes) this.#makings.jenkins.connect(node);
  }

  /** How many there should be, without those that a roll has asked for. */
  get wanted(): number {
    return this.desired - this.extra;
  }

  /** Whether the plugin, or AWS, has changed it so lately that nobody can know. */
  get unsettled(): boolean {
    return this.#makings.clock.now() < this.#unsettled;
  }

  /** To be called when somebody else than a roll changes it. */
  unsettle(): void {
    this.#unsettled = this.#makings.clock.now() + MOMENT;
  }

  want(desired: number): void {
    this.desired = Math.min(this.max, Math.max(this.min, desired));
    this.fill();
  }

  /** Ends a machine. @param shrink - no other comes in its place. */
  terminate(machine: SimulatedMachine, shrink: boolean, by: string): void {
    if (machine.gone) return;
    machine.gone = true;
    this.machines.delete(machine);
    if (shrink && this.desired > this.min) this.desired -= 1;
    for (const node of machine.nodes) this.#makings.jenkins.remove(node, by);
    this.fill();
  }

  fill(): void {
    const { clock, random, timing } = this.#makings;
    while (this.machines.size + this.#coming < this.desired) {
      this.#coming += 1;
      clock.after(random.between(0, timing.launch), () => {
        this.#coming -= 1;
        if (this.machines.size + this.#coming < this.desired) this.#launch();
      });
    }
  }

  #launch(): void {
    const { clock, jenkins } = this.#makings;
    const machine = this.#maker.launch(this.pool, undefined);
    this.machines.add(machine);
    const boot = this.#maker.bootOf(this.pool);
    clock.after(boot / 2, () => {
      if (!machine.gone) this.#maker.addNodes(machine);
    });
    if (machine.flaw === 'never-online') return;
    clock.after(boot, () => {
      machine.booted = true;
      // While Jenkins is down nothing can connect; all that is there connects after its start.
      if (!machine.gone && jenkins.up) for (const node of machine.nodes) jenkins.connect(node);
    });
  }
}
