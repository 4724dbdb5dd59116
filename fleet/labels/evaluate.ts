import type { LabelExpression } from './ast.ts';
import { type Algebra, fold } from './fold.ts';

/** Whether an expression holds where `carries` says which labels are there. `a->b` is `!a||b`. */
export function holds(expression: LabelExpression, carries: (label: string) => boolean): boolean {
  const algebra: Algebra<boolean> = {
    atom: carries,
    not: operand => !operand,
    and: operands => operands.every(Boolean),
    or: operands => operands.some(Boolean),
    implies: (antecedent, consequent) => !antecedent || consequent,
    iff: operands => operands.reduce((left, right) => left === right),
  };
  return fold(expression, algebra);
}

/**
 * Whether a node that carries these labels matches. Jenkins counts a node's own name among its labels: put it
 * into the set.
 */
export function matches(expression: LabelExpression, labels: ReadonlySet<string>): boolean {
  return holds(expression, label => labels.has(label));
}
