import type { NodeFacts } from '../../tools/roll/facts.ts';
import type { Part } from './simulated-build.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

/** How the queue names what may run on one node only. */
export const nodeKey = (node: string): string => `node ${node}`;

/** A mark that takes a node out of service; its builds run on. */
export interface Mark {
  readonly by: 'operator' | 'roll';
  readonly message: string;
}

/** A node of Jenkins. */
export class SimulatedNode {
  readonly name: string;
  readonly labels: readonly string[];
  readonly executors: number;
  readonly machine: SimulatedMachine;
  /** What of the queue it takes: its labels, and itself. */
  readonly keys: readonly string[];
  /** Whether its agent is connected. */
  connected = false;
  mark: Mark | undefined;
  readonly parts = new Set<Part>();
  /** How many builds it may still begin; the plugin retires it then. */
  uses = Number.POSITIVE_INFINITY;
  /** Since when it does nothing; undefined: it is busy. */
  idleSince: number | undefined;
  #facts: NodeFacts | undefined;

  constructor(name: string, labels: readonly string[], executors: number, machine: SimulatedMachine) {
    this.name = name;
    this.labels = labels;
    this.executors = executors;
    this.machine = machine;
    this.keys = [...labels, nodeKey(name)];
  }

  get serves(): boolean {
    return this.connected && this.mark === undefined;
  }

  get isFree(): boolean {
    return this.serves && this.uses > 0 && this.parts.size < this.executors;
  }

  /** What Jenkins shows of it is not what it was. */
  changed(): void {
    this.#facts = undefined;
  }

  facts(): NodeFacts {
    this.#facts ??= {
      name: this.name,
      labels: this.labels,
      executors: this.executors,
      state: this.#state(),
      reason: this.serves ? undefined : this.mark && `Disconnected by ${this.mark.by} : ${this.mark.message}`,
      builds: [...this.parts].filter(({ state }) => state !== 'suspended').map(part => seenHere(part)),
    };
    return this.#facts;
  }

  #state(): NodeFacts['state'] {
    if (this.mark !== undefined) return 'cordoned';
    return this.connected ? 'online' : 'offline';
  }
}

const seenHere = ({ build }: Part) =>
  build.seen(build.parts.every(({ node }) => node === undefined || node.serves));
