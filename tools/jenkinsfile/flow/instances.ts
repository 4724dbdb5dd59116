import type { Code, Parameter, Spot } from '../syntax/ast.ts';
import type { Callable } from './callable.ts';
import { type FlowGraph, FlowNode } from './graph.ts';
import { undecided } from './value.ts';

/** What a call hands over. Named arguments are one map, the first argument, as in Groovy. */
export interface Given {
  readonly nodes: readonly FlowNode[];
  /** Where each argument stands; for a value that no argument gives, where the call stands. */
  readonly places: readonly Spot[];
  /** A `*list` is among them: any parameter may get any of it. */
  readonly spread: readonly FlowNode[];
}

/** A callable as one chain of calls reaches it. */
export interface Instance {
  readonly callable: Callable;
  readonly calls: readonly string[];
  readonly parameters: readonly FlowNode[];
  /** What the parameters are when a call leaves them out. */
  readonly initials: readonly FlowNode[];
  readonly result: FlowNode;
}

/** How many calls back are told apart. */
const DEEPEST = 3;
/** More ways to one piece of code than this are put together; with all of them the time would not stay linear. */
const MOST_OF_CODE = 64;
const MOST = 20_000;

/** The parameters of a piece of code; those without any have `it`. */
export function parametersOf({ parameters, at }: Code): readonly Parameter[] {
  return parameters ?? [{ name: 'it', at }];
}

/** Who calls what, and with what. */
export class Instances {
  readonly #graph: FlowGraph;
  readonly #callables: Callable[] = [];
  readonly #called = new Set<string>();
  readonly #instances = new Map<string, Instance>();
  readonly #ofCode = new Map<Code, number>();
  readonly #unread: Instance[] = [];

  constructor(graph: FlowGraph) {
    this.#graph = graph;
  }

  register(callable: Callable): void {
    this.#callables.push(callable);
  }

  /** The next instance whose code has not been followed yet. */
  next(): Instance | undefined {
    return this.#unread.pop();
  }

  /** What nothing called so far, in the order of registration. */
  uncalled(): readonly Callable[] {
    return this.#callables.filter(({ key }) => !this.#called.has(key));
  }

  /** Links a call: arguments to parameters, and the result. */
  call(callable: Callable, given: Given, calls: readonly string[]): FlowNode {
    const instance = this.#instance(callable, calls);
    const parameters = parametersOf(callable.code);
    for (const [index, { name }] of parameters.entries()) {
      const target = instance.parameters[index];
      const value = given.nodes[index];
      const at = given.places[index];
      if (target === undefined) continue;
      for (const node of given.spread) this.#graph.edge(node, target);
      const what = name === 'it' ? `handed to ${callable.name}` : `argument \`${name}\` of ${callable.name}`;
      if (value !== undefined) this.#graph.edge(value, target, at && { what, at });
      const initial = instance.initials[index];
      if (value === undefined && initial !== undefined) this.#graph.edge(initial, target);
    }
    return instance.result;
  }

  /** Follows what nothing calls, as if somebody did. */
  callFromOutside(callable: Callable): void {
    const instance = this.#instance(callable, callable.calls);
    for (const [index, { name, at }] of parametersOf(callable.code).entries()) {
      const target = instance.parameters[index];
      if (target === undefined) continue;
      const initial = instance.initials[index];
      if (initial !== undefined) this.#graph.edge(initial, target);
      const why = `\`${name}\` is handed to ${callable.name}, which nothing in these files calls`;
      this.#graph.put(
        target,
        undecided(name === 'it' ? `what is handed to ${callable.name} is not known` : why, at),
      );
    }
  }

  #instance(callable: Callable, calls: readonly string[]): Instance {
    this.#called.add(callable.key);
    const ways = this.#ofCode.get(callable.code) ?? 0;
    const apart = parametersOf(callable.code).length > 0 && ways < MOST_OF_CODE;
    const kept = apart ? calls.slice(-DEEPEST) : callable.calls;
    const key = apart ? `${callable.key} ${kept.join(' ')}` : callable.key;
    const known = this.#instances.get(key);
    if (known !== undefined) return known;
    const parameters = parametersOf(callable.code);
    const instance: Instance = {
      callable,
      calls: kept,
      parameters: parameters.map(() => new FlowNode()),
      initials: parameters.map(() => new FlowNode()),
      result: callable.returnsTo ?? new FlowNode(),
    };
    this.#ofCode.set(callable.code, ways + 1);
    this.#instances.set(key, instance);
    if (this.#instances.size < MOST) this.#unread.push(instance);
    return instance;
  }

  /** Whether there were so many that some were left. */
  get exhausted(): boolean {
    return this.#instances.size >= MOST;
  }
}
