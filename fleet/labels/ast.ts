/** The operands of a chain such as `a&&b&&c`: two or more. */
type Operands = readonly [LabelExpression, LabelExpression, ...LabelExpression[]];

/**
 * A Boolean expression over labels. Chains of `&&`, `||` and `<->` are one node with all their operands, read
 * from left to right; parentheses leave no trace but the shape of the tree. Nodes may nest without limit, so
 * walk them with `fold` or `nodesOf` rather than by recursion.
 */
export type LabelExpression =
  | { readonly kind: 'atom'; readonly name: string }
  | { readonly kind: 'not'; readonly operand: LabelExpression }
  | { readonly kind: 'and' | 'or' | 'iff'; readonly operands: Operands }
  | { readonly kind: 'implies'; readonly antecedent: LabelExpression; readonly consequent: LabelExpression };

function operandsOf(expression: LabelExpression): readonly LabelExpression[] {
  switch (expression.kind) {
    case 'atom':
      return [];
    case 'not':
      return [expression.operand];
    case 'implies':
      return [expression.antecedent, expression.consequent];
    default:
      return expression.operands;
  }
}

/** Every node of an expression, operands from left to right and before the node that joins them. */
export function nodesOf(expression: LabelExpression): readonly LabelExpression[] {
  const nodes: LabelExpression[] = [];
  const pending = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    for (const operand of operandsOf(node)) pending.push(operand);
  }
  return nodes.reverse();
}

/** The labels that an expression speaks of, each once, in the order in which they first stand in it. */
export function labelsIn(expression: LabelExpression): ReadonlySet<string> {
  return new Set(nodesOf(expression).flatMap(node => (node.kind === 'atom' ? [node.name] : [])));
}
