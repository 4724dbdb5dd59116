import type { Code, Expression, Spot } from '../syntax/ast.ts';
import type { FlowNode } from './graph.ts';
import type { Module } from './module.ts';
import type { Program } from './program.ts';
import type { Environment, Scope } from './scope.ts';
import type { Tracker, Variable } from './variables.ts';

/** What a closure that runs then and there changes of its surroundings. */
export interface Surroundings {
  readonly environment?: Environment;
  readonly declarative?: boolean;
  readonly calls?: readonly string[];
}

/** The two ways into the rest of a program, for those who read a part of it. */
export interface Reader {
  readonly evaluate: (expression: Expression, here: Here) => FlowNode;
  readonly followInline: (code: Code, here: Here, around?: Surroundings) => FlowNode;
}

/** Where the reader of a program is: what names mean here, and where a `return` goes. */
export interface Here {
  readonly reader: Reader;
  readonly program: Program;
  readonly module: Module;
  readonly tracker: Tracker;
  readonly scope: Scope;
  readonly environment: Environment;
  /** The last calls through which one gets here; they keep what different callers hand over apart. */
  readonly calls: readonly string[];
  readonly result: FlowNode;
  /** Inside a closure that runs then and there: a `return` leaves the closure only. */
  readonly inner: boolean;
  /** Inside `pipeline { }`, and not inside its steps. */
  readonly declarative: boolean;
  /** The binding's variables, while the statements of a file itself are followed. */
  readonly binding: Map<string, Variable> | undefined;
}

/** The node to which the values of an expression flow. */
export const evaluate: Reader['evaluate'] = (expression, here) => here.reader.evaluate(expression, here);

/** Follows a closure that is run then and there, once; gives what it gives. */
export const followInline: Reader['followInline'] = (code, here, around) =>
  here.reader.followInline(code, here, around);

/** A place as a part of `calls`. */
export function siteOf({ file, start }: Spot): string {
  return `${file}:${start}`;
}
