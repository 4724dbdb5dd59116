import fc from 'fast-check';
import type { LabelExpression } from '../../../fleet/labels/ast.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';

/** Few enough names that expressions and agents often speak of the same, some of them odd. */
export const NAMES = ['a', 'b', 'GPU', 'a-', 'x y', '', '-', 'quo"te', 'new\nline', '😀'] as const;

const labelName = fc.constantFrom(...NAMES);

export const labelSet = fc.uniqueArray(labelName).map(names => new Set<string>(names));

const { tree } = fc.letrec<{ tree: LabelExpression }>(tie => {
  const operands = fc.tuple(tie('tree'), tie('tree'), fc.array(tie('tree'), { maxLength: 2 }));
  return {
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'expression' },
      labelName.map(name => ({ kind: 'atom' as const, name })),
      tie('tree').map(operand => ({ kind: 'not' as const, operand })),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const, 'iff' as const), operands)
        .map(([kind, [first, second, rest]]) => ({ kind, operands: [first, second, ...rest] as const })),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([antecedent, consequent]) => ({ kind: 'implies' as const, antecedent, consequent })),
    ),
  };
});

/** Any expression, small. */
export const expressionTree = tree;

/** Texts that are often nearly an expression. */
export const expressionText = fc.oneof(
  unicodeText({ maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          'b',
          'GPU',
          '"a b"',
          '"',
          "'",
          '\\',
          '-',
          '<',
          '>',
          '&',
          '|',
          '!',
          '(',
          ')',
          ' ',
          '\t',
          '\n',
          '\r',
        ],
        ...['&&', '||', '->', '<->', '😀', '\ud800'],
      ),
      { maxLength: 16 },
    )
    .map(pieces => pieces.join('')),
);
