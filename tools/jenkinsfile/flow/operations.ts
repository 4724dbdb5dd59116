import type { Expression } from '../syntax/ast.ts';
import { storeName } from './assignments.ts';
import { FlowNode } from './graph.ts';
import { evaluate, type Here } from './here.ts';
import { appended, joined } from './joining.ts';
import { undecided } from './value.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** What any of the expressions gives. */
export function either(expressions: readonly Expression[], here: Here): FlowNode {
  const node = new FlowNode();
  for (const expression of expressions) here.program.graph.edge(evaluate(expression, here), node);
  return node;
}

/** `a ?: b` is never null, nor empty on behalf of `a`. */
export function evaluateElvis({ left, right }: Of<'elvis'>, here: Here): FlowNode {
  const { graph } = here.program;
  const node = either([right], here);
  graph.listen(evaluate(left, here), ({ value, step, from }) => {
    const falsy = value.kind === 'null' || (value.kind === 'text' && ['', 'false', '0'].includes(value.text));
    if (!falsy) graph.put(node, value, step, from);
  });
  return node;
}

/** Operators between two or more operands: `+` and `<<` are followed. */
export function evaluateBinary({ operator, operands, at }: Of<'binary'>, here: Here): FlowNode {
  const { program } = here;
  const nodes = operands.map(operand => evaluate(operand, here));
  if (operator === '+') return joined(nodes, at, here);
  if (operator === '<<') return appended(nodes, here);
  return program.holding(undecided(`the result of \`${operator}\` is not known`, at));
}

/** Operators of one operand, `*list` among them. */
export function evaluateUnary({ operator, operand, at }: Of<'unary'>, here: Here): FlowNode {
  const { program } = here;
  const value = evaluate(operand, here);
  if (operator === '*') {
    const all = new FlowNode();
    program.graph.listen(value, ({ value: list }) => {
      if (list.kind === 'collection') list.collection.flowInto(all);
      else program.put(all, list);
    });
    return all;
  }
  const result = program.holding(undecided(`the result of \`${operator}\` is not known`, at));
  if ((operator === '++' || operator === '--') && operand.kind === 'name')
    storeName(operand.name, result, at, here);
  return result;
}
