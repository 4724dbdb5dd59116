import type { Code } from '../syntax/ast.ts';
import type { FlowNode } from './graph.ts';
import type { Module } from './module.ts';
import type { Environment, Scope } from './scope.ts';

/** A function, or a closure with what it sees where it stands. */
export interface Callable {
  readonly key: string;
  /** How a person would name it. */
  readonly name: string;
  readonly code: Code;
  /** A function with a name of its own, and no closure. */
  readonly isFunction: boolean;
  readonly module: Module;
  readonly scope: Scope;
  readonly environment: Environment;
  /** The calls through which the closure's surroundings were reached. */
  readonly calls: readonly string[];
  /** Where a `return` inside goes; undefined: to whoever calls. The body of a `for` returns from its function. */
  readonly returnsTo: FlowNode | undefined;
}
