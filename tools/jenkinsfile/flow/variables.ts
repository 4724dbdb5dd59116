import { type FlowGraph, FlowNode, type Step } from './graph.ts';

/** A variable of one activation of a piece of code. */
export interface Variable {
  /** Every value that it ever has: what code sees that runs at a time which is not followed. */
  readonly all: FlowNode;
  /** What it has at the place that is being followed. */
  current: FlowNode;
  /** Assigned by code that runs at a time which is not followed. */
  readonly shared: boolean;
  /** The tracker of the code that declares it. */
  readonly owner: Tracker;
  /** How many layers there were when it was declared. */
  readonly depth: number;
}

type Layer =
  | { readonly kind: 'branch'; readonly saved: Map<Variable, FlowNode> }
  | { readonly kind: 'loop'; readonly heads: Map<Variable, FlowNode> }
  | { readonly kind: 'try'; readonly versions: Map<Variable, FlowNode> };

/** An alternative way through the code; true when it leaves for good. */
type Way = () => boolean;

/** Follows what the variables of one piece of code are from statement to statement, over branches and loops. */
export class Tracker {
  readonly #graph: FlowGraph;
  readonly #layers: Layer[] = [];

  constructor(graph: FlowGraph) {
    this.#graph = graph;
  }

  /** @param depth how many branches and loops there were when the variable came to be; 0 for one that was there before */
  declare(shared: boolean, depth = this.#layers.length): Variable {
    const all = new FlowNode();
    return { all, current: shared ? all : new FlowNode(), shared, owner: this, depth };
  }

  read(variable: Variable): FlowNode {
    if (variable.shared || variable.owner !== this) return variable.all;
    this.#touch(variable);
    return variable.current;
  }

  write(variable: Variable, value: FlowNode, step: Step): void {
    if (variable.shared || variable.owner !== this) {
      this.#graph.edge(value, variable.all, step);
      return;
    }
    this.#touch(variable);
    const version = new FlowNode();
    this.#graph.edge(value, version, step);
    this.#graph.edge(version, variable.all);
    for (const layer of this.#layers)
      if (layer.kind === 'try') this.#remember(layer.versions, variable, version);
    this.#set(variable, version);
  }

  #remember(versions: Map<Variable, FlowNode>, variable: Variable, version: FlowNode): void {
    const any = versions.get(variable) ?? new FlowNode();
    if (!versions.has(variable)) this.#graph.edge(variable.current, any);
    versions.set(variable, any);
    this.#graph.edge(version, any);
  }

  /**
   * Goes each of the ways; behind them a variable has what any of them gave it.
   * @param passes whether all of them may be passed by
   * @returns whether none of them goes on
   */
  branch(ways: readonly Way[], passes: boolean): boolean {
    const ends: Map<Variable, FlowNode>[] = passes ? [new Map()] : [];
    const changed = new Set<Variable>();
    for (const way of ways) {
      const { saved, gone } = this.#go(way);
      const end = new Map([...saved.keys()].map(variable => [variable, variable.current]));
      for (const [variable, before] of saved) {
        variable.current = before;
        changed.add(variable);
      }
      if (!gone) ends.push(end);
    }
    if (ends.length === 0) return ways.length > 0;
    for (const variable of changed) this.#join(variable, ends);
    return false;
  }

  #go(way: Way) {
    const saved = new Map<Variable, FlowNode>();
    this.#layers.push({ kind: 'branch', saved });
    const gone = way();
    this.#layers.pop();
    return { saved, gone };
  }

  #join(variable: Variable, ends: readonly ReadonlyMap<Variable, FlowNode>[]): void {
    const versions = new Set(ends.map(end => end.get(variable) ?? variable.current));
    const [first, second] = versions;
    if (first === undefined) return;
    if (second === undefined) {
      this.#set(variable, first);
      return;
    }
    const joined = new FlowNode();
    for (const version of versions) this.#graph.edge(version, joined);
    this.#set(variable, joined);
  }

  /** Goes a way any number of times. */
  loop(way: () => void): void {
    const heads = new Map<Variable, FlowNode>();
    this.#layers.push({ kind: 'loop', heads });
    way();
    this.#layers.pop();
    for (const [variable, head] of heads) {
      this.#graph.edge(variable.current, head);
      if (variable.current !== head) this.#set(variable, head);
    }
  }

  /** Goes a way that may be left anywhere, and then goes on with one of the others. */
  attempt(body: Way, others: readonly Way[]): boolean {
    const versions = new Map<Variable, FlowNode>();
    const attempted = () => {
      this.#layers.push({ kind: 'try', versions });
      const gone = body();
      this.#layers.pop();
      return gone;
    };
    const rescues = others.map(other => () => {
      for (const [variable, any] of versions) this.#set(variable, any);
      return other();
    });
    return this.branch([attempted, ...rescues], false);
  }

  #set(variable: Variable, node: FlowNode): void {
    this.#save(variable, this.#layers.length);
    variable.current = node;
  }

  /** Keeps what a variable was, for the innermost branch below a layer. */
  #save(variable: Variable, below: number): void {
    const layer = this.#layers.slice(0, below).findLast(({ kind }) => kind === 'branch');
    if (layer?.kind === 'branch' && !layer.saved.has(variable)) layer.saved.set(variable, variable.current);
  }

  /** In a loop a variable may have what an earlier turn gave it. */
  #touch(variable: Variable): void {
    for (let index = variable.depth; index < this.#layers.length; index++) {
      const layer = this.#layers[index];
      if (layer?.kind !== 'loop' || layer.heads.has(variable)) continue;
      const head = new FlowNode();
      this.#graph.edge(variable.current, head);
      this.#save(variable, index);
      layer.heads.set(variable, head);
      variable.current = head;
    }
  }
}
