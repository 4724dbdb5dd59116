import type { MachineMaker, Makings } from './machine-maker.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

/** A static host: a place for one machine, whose nodes Jenkins knows for ever. */
export class StaticHost {
  readonly pool: string;
  readonly number: number;
  machine: SimulatedMachine | undefined;
  /** Whether Ansible has set the machine up. */
  ready = true;
  readonly #maker: MachineMaker;
  readonly #makings: Makings;

  constructor(pool: string, number: number, maker: MachineMaker, makings: Makings) {
    this.pool = pool;
    this.number = number;
    this.#maker = maker;
    this.#makings = makings;
  }

  /** A machine that has been there for long. */
  put(outdated: boolean): void {
    this.machine = this.#maker.launch(this.pool, this.number, outdated);
    this.#maker.addNodes(this.machine);
    this.setUp();
  }

  /** The machine goes; its nodes stay in Jenkins, offline. */
  destroy(by: string): void {
    if (this.machine === undefined) return;
    this.machine.gone = true;
    this.machine.booted = false;
    for (const node of this.machine.nodes) this.#makings.jenkins.disconnect(node, by);
    this.machine = undefined;
    this.ready = false;
  }

  /** Another machine is there, not set up yet. @param outdated - with the image of before. */
  create(outdated: boolean): void {
    this.machine = this.#maker.launch(this.pool, this.number, outdated);
    this.ready = false;
    this.#maker.addNodes(this.machine);
  }

  /** Its agents come online, as far as the image is sound. */
  setUp(): void {
    this.ready = true;
    const { jenkins } = this.#makings;
    if (this.machine === undefined || this.machine.flaw === 'never-online') return;
    this.machine.booted = true;
    if (jenkins.up) for (const node of this.machine.nodes) jenkins.connect(node);
  }

  bootTime(): number {
    return this.#maker.bootOf(this.pool);
  }
}
