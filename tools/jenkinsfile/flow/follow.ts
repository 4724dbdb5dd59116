import type { Code, Expression, Statement } from '../syntax/ast.ts';
import { evaluateExpression } from './expressions.ts';
import { FlowNode } from './graph.ts';
import type { Here, Reader, Surroundings } from './here.ts';
import { type Instance, parametersOf } from './instances.ts';
import type { Module } from './module.ts';
import type { Program } from './program.ts';
import { Environment, Scope } from './scope.ts';
import { follow } from './statements.ts';
import { undecided } from './value.ts';
import { Tracker } from './variables.ts';

/** Follows a closure that is run then and there, once; gives what it gives. */
function followInline(
  code: Code,
  outer: Here,
  { environment, declarative, calls }: Surroundings = {},
): FlowNode {
  const result = new FlowNode();
  const scope = new Scope(outer.scope);
  const here = {
    ...outer,
    scope,
    result,
    inner: true,
    environment: environment ?? outer.environment,
    declarative: declarative ?? outer.declarative,
    calls: calls ?? outer.calls,
  };
  for (const { name, at } of code.parameters ?? []) {
    const variable = outer.tracker.declare(outer.module.shared.has(name));
    scope.declare(name, variable);
    outer.program.put(variable.current, undecided(`what is handed to \`${name}\` is not known`, at));
  }
  follow(declarative === true ? environmentFirst(code.body) : code.body, here, true);
  return result;
}

function environmentFirst(body: readonly Statement[]): readonly Statement[] {
  const isEnvironment = ({ expression }: { expression: Expression }) =>
    expression.kind === 'call' &&
    expression.name.kind === 'string' &&
    expression.name.parts[0] === 'environment';
  const first = body.filter(statement => statement.kind === 'expression' && isEnvironment(statement));
  return first.length === 0 ? body : [...first, ...body.filter(statement => !first.includes(statement))];
}

const READER: Reader = { evaluate: evaluateExpression, followInline };

/** Follows the code of a function or closure as one chain of calls reaches it. */
export function followInstance(
  { callable, calls, parameters, initials, result }: Instance,
  program: Program,
): void {
  const { code, module, environment } = callable;
  const tracker = new Tracker(program.graph);
  const scope = new Scope(callable.scope);
  const here: Here = {
    ...{ reader: READER, program, module, tracker, scope, environment, calls, result },
    ...{ inner: false, declarative: false, binding: undefined },
  };
  for (const [index, { name, initial, at }] of parametersOf(code).entries()) {
    const [given, without] = [parameters[index], initials[index]];
    if (given === undefined || without === undefined) continue;
    if (initial !== undefined)
      program.graph.edge(evaluateExpression(initial, here), without, { what: `default of \`${name}\``, at });
    const variable = tracker.declare(module.shared.has(name));
    scope.declare(name, variable);
    program.graph.edge(given, variable.all);
    program.graph.edge(given, variable.current);
  }
  follow(code.body, here, callable.returnsTo === undefined);
}

/** Follows the statements of a file itself. */
export function followFile(module: Module, program: Program): void {
  const tracker = new Tracker(program.graph);
  const here: Here = {
    ...{
      reader: READER,
      program,
      module,
      tracker,
      scope: new Scope(module.fields),
      environment: new Environment(),
    },
    ...{ calls: [], result: new FlowNode(), inner: false, declarative: false, binding: new Map() },
  };
  follow(module.script.body, here, false);
}
