import type { FlowNode } from './graph.ts';
import type { Variable } from './variables.ts';

/** The names that a piece of code can see. */
export class Scope {
  readonly #outer: Scope | undefined;
  readonly #variables = new Map<string, Variable>();

  constructor(outer: Scope | undefined) {
    this.#outer = outer;
  }

  declare(name: string, variable: Variable): void {
    this.#variables.set(name, variable);
  }

  find(name: string): Variable | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#outer) {
      const variable = scope.#variables.get(name);
      if (variable !== undefined) return variable;
    }
    return undefined;
  }
}

/** Environment variables that hold in a part of the text: `environment { }`, `withEnv`, a cell of a matrix. */
export class Environment {
  readonly #outer: Environment | undefined;
  readonly #variables = new Map<string, FlowNode>();

  constructor(outer?: Environment) {
    this.#outer = outer;
  }

  set(name: string, value: FlowNode): void {
    this.#variables.set(name, value);
  }

  find(name: string): FlowNode | undefined {
    for (let at: Environment | undefined = this; at !== undefined; at = at.#outer) {
      const value = at.#variables.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
