import type { Spot } from '../syntax/ast.ts';
import { undecided, type Value } from './value.ts';

/** What a value went through on its way, for a person: `argument \`node_type\` of \`run_build\``. */
export interface Step {
  readonly what: string;
  readonly at: Spot;
}

/** A value that came to a node, and where it came from. */
export interface Arrival {
  readonly value: Value;
  readonly step?: Step;
  readonly from?: Arrival;
}

/** An arrival that may still wait to be passed on: those who ask meanwhile get it then, and once. */
interface Waiting extends Arrival {
  passedOn: boolean;
}

type Listener = (arrival: Arrival) => void;

/** More texts than this at one place are no longer told apart. */
const MOST_VALUES = 100;
/** Steps of all values together; a Jenkinsfile of 5,000 lines needs some 100,000. */
const MOST_MOVES = 3_000_000;

interface Target {
  readonly node: FlowNode;
  readonly step: Step | undefined;
}

const NO_ARRIVALS: ReadonlyMap<string, Waiting> = new Map();

/** A place of the program through which values flow. There are very many, and most of them hold next to nothing. */
export class FlowNode {
  #arrivals: Map<string, Waiting> | undefined;
  #targets: Target[] | undefined;
  #listeners: Listener[] | undefined;

  /** What has come so far, by the keys of the values. */
  get arrivals(): ReadonlyMap<string, Arrival & { readonly passedOn: boolean }> {
    return this.#arrivals ?? NO_ARRIVALS;
  }

  get targets(): readonly Target[] {
    return this.#targets ?? [];
  }

  get listeners(): readonly Listener[] {
    return this.#listeners ?? [];
  }

  arrive(arrival: Waiting): void {
    this.#arrivals ??= new Map();
    this.#arrivals.set(arrival.value.key, arrival);
  }

  addTarget(target: Target): void {
    this.#targets ??= [];
    this.#targets.push(target);
  }

  addListener(listener: Listener): void {
    this.#listeners ??= [];
    this.#listeners.push(listener);
  }
}

/** Values move along the edges until none can move on. A value moves over an edge once, so this ends. */
export class FlowGraph {
  readonly #waiting: { readonly node: FlowNode; readonly arrival: Waiting }[] = [];
  #moves = 0;

  /** Whether so much moved that the rest was left. */
  get exhausted(): boolean {
    return this.#moves >= MOST_MOVES;
  }

  /** All that comes to one node goes on to another, from now on and what came before. */
  edge(from: FlowNode, to: FlowNode, step?: Step): void {
    if (from === to) return;
    from.addTarget({ node: to, step });
    for (const arrival of from.arrivals.values()) if (arrival.passedOn) this.#move(to, arrival, step);
  }

  /** Calls back for each value that has come to the node and that will come. */
  listen(node: FlowNode, listener: Listener): void {
    node.addListener(listener);
    for (const arrival of [...node.arrivals.values()]) if (arrival.passedOn) listener(arrival);
  }

  /** A value begins its way here, or goes on from an earlier one that it was made from. */
  put(node: FlowNode, value: Value, step?: Step, from?: Arrival): void {
    if (node.arrivals.has(value.key)) return;
    if (node.arrivals.size >= MOST_VALUES && value.kind === 'text') {
      const at = step?.at ?? stepsOf({ value, ...(from && { from }) })[0]?.at;
      if (at !== undefined) this.#full(node, at);
      return;
    }
    const arrival = { value, ...(step && { step }), ...(from && { from }), passedOn: false };
    node.arrive(arrival);
    this.#waiting.push({ node, arrival });
  }

  /** Moves all values as far as they go. */
  settle(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      if (this.exhausted) return;
      const { node, arrival } = next;
      arrival.passedOn = true;
      for (const target of node.targets) this.#move(target.node, arrival, target.step);
      for (const listener of [...node.listeners]) listener(arrival);
      this.#moves += 1 + node.targets.length + node.listeners.length;
    }
  }

  #move(to: FlowNode, arrival: Arrival, step: Step | undefined): void {
    // Without a step there is nothing to tell of the edge, and the chain stays short.
    if (step === undefined) this.put(to, arrival.value, arrival.step, arrival.from);
    else this.put(to, arrival.value, step, arrival);
  }

  #full(node: FlowNode, at: Spot): void {
    const value = undecided(`there are more than ${MOST_VALUES} possible values`, at);
    if (node.arrivals.has(value.key) || node.arrivals.size > MOST_VALUES) return;
    const arrival = { value, passedOn: false };
    node.arrive(arrival);
    this.#waiting.push({ node, arrival });
  }
}

/** The way of a value, from where it is back to where it began. */
export function stepsOf(arrival: Arrival): readonly Step[] {
  const steps: Step[] = [];
  for (let at: Arrival | undefined = arrival; at !== undefined; at = at.from)
    if (at.step !== undefined) steps.push(at.step);
  return steps;
}
