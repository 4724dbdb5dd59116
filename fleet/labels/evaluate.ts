import type { LabelExpression } from './ast.ts';
import { fold } from './fold.ts';

/**
 * Whether a node that carries these labels matches; `a->b` is `!a||b`. Jenkins counts a node's own name among its
 * labels: put it into the set.
 */
export function matches(expression: LabelExpression, labels: ReadonlySet<string>): boolean {
  return fold<boolean>(expression, {
    atom: name => labels.has(name),
    not: operand => !operand,
    and: operands => operands.every(Boolean),
    or: operands => operands.some(Boolean),
    implies: (antecedent, consequent) => !antecedent || consequent,
    iff: operands => operands.reduce((left, right) => left === right),
  });
}
