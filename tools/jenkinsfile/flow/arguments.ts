import type { Argument, Code, Expression, Spot, Statement } from '../syntax/ast.ts';
import type { FlowNode } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import type { Given } from './instances.ts';
import { constantOf } from './names.ts';

/** A call as it is written. */
export type Call = Extract<Expression, { kind: 'call' }>;

/** Works out what is handed over; named arguments become one map, the first argument. */
export function givenOf(args: readonly Argument[], at: Spot, here: Here): Given {
  const named = args.filter(({ name }) => name !== undefined);
  const spread: FlowNode[] = [];
  const nodes: FlowNode[] = [];
  const places: Spot[] = [];
  if (named.length > 0) {
    nodes.push(evaluate({ kind: 'map', entries: named, at }, here));
    places.push(at);
  }
  for (const { name, value } of args) {
    if (name !== undefined) continue;
    const node = evaluate(value, here);
    if (value.kind === 'unary' && value.operator === '*') spread.push(node);
    nodes.push(node);
    places.push(value.at);
  }
  return { nodes, places, spread };
}

/** Follows what stands in arguments of which the values do not matter, such as the text of a shell script. */
export function followArguments(args: readonly Argument[], here: Here): void {
  for (const { value } of args)
    if (value.kind === 'string') {
      for (const part of value.parts) if (typeof part !== 'string') evaluate(part, here);
    } else evaluate(value, here);
}

/** The closure in braces behind a call's arguments. */
export function closureOf(args: readonly Argument[]): Code | undefined {
  const last = args.at(-1);
  return last?.name === undefined && last?.value.kind === 'closure' ? last.value : undefined;
}

/** The argument that is a label: the named one, or the first. */
export function argument(args: readonly Argument[], name: string): Expression | undefined {
  const named = args.find(each => each.name !== undefined && constantOf(each.name) === name);
  const first = args.find(each => each.name === undefined);
  return named?.value ?? (first?.value.kind === 'closure' ? undefined : first?.value);
}

/** The calls that stand as statements in a closure. */
export function callsIn({ body }: Code): readonly Call[] {
  return body.flatMap(statement => callOf(statement) ?? []);
}

function callOf(statement: Statement): Call | undefined {
  if (statement.kind !== 'expression') return undefined;
  const { expression } = statement;
  return expression.kind === 'call' && expression.object === undefined ? expression : undefined;
}
