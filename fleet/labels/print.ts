import type { LabelExpression } from './ast.ts';
import { type Algebra, fold } from './fold.ts';
import { labelText } from './quote.ts';

/** How tightly each kind of node holds together: the lower, the tighter. */
const LOOSENESS = { atom: 0, not: 1, and: 2, or: 3, implies: 4, iff: 5 } as const;
const SIGNS = { and: '&&', or: '||', implies: '->', iff: '<->' } as const;

interface Printed {
  readonly text: string;
  readonly looseness: number;
}

/** An operand, in parentheses unless it holds tighter than the node it stands in. */
function operandText(operand: Printed, kind: keyof typeof LOOSENESS): string {
  return operand.looseness < LOOSENESS[kind] ? operand.text : `(${operand.text})`;
}

function joined(kind: keyof typeof SIGNS, operands: readonly Printed[]): Printed {
  // Not `join`: it would copy the whole text at each level of a deep expression.
  const text = operands
    .map(operand => operandText(operand, kind))
    .reduce((left, right) => `${left}${SIGNS[kind]}${right}`);
  return { text, looseness: LOOSENESS[kind] };
}

const PRINTER: Algebra<Printed> = {
  atom: name => ({ text: labelText(name), looseness: LOOSENESS.atom }),
  not: operand => ({ text: `!${operandText(operand, 'not')}`, looseness: LOOSENESS.not }),
  and: operands => joined('and', operands),
  or: operands => joined('or', operands),
  implies: (antecedent, consequent) => joined('implies', [antecedent, consequent]),
  iff: operands => joined('iff', operands),
};

/**
 * The canonical text of an expression: Jenkins's spelling without blanks, and only the parentheses that keep the
 * tree's shape. Reading it again gives the same tree.
 */
export function printLabelExpression(expression: LabelExpression): string {
  return fold(expression, PRINTER).text;
}
