import fc from 'fast-check';
/** Few enough names that expressions and agents often speak of the same, some of them odd. */
export const NAMES = ['a', 'b', 'GPU', 'a-', 'x y', '', '-', 'quo"te', 'new\nline', '😀'];
const labelName = fc.constantFrom(...NAMES);
export const labelSet = fc.uniqueArray(labelName).map(names => new Set(names));
const { tree } = fc.letrec(tie => {
    const operands = fc.tuple(tie('tree'), tie('tree'), fc.array(tie('tree'), { maxLength: 2 }));
    return {
        tree: fc.oneof({ maxDepth: 4, depthIdentifier: 'expression' }, labelName.map(name => ({ kind: 'atom', name })), tie('tree').map(operand => ({ kind: 'not', operand })), fc
            .tuple(fc.constantFrom('and', 'or', 'iff'), operands)
            .map(([kind, [first, second, rest]]) => ({ kind, operands: [first, second, ...rest] })), fc
            .tuple(tie('tree'), tie('tree'))
            .map(([antecedent, consequent]) => ({ kind: 'implies', antecedent, consequent }))),
    };
});
/** Any expression, small. */
export const expressionTree = tree;
/** Texts that are often nearly an expression. */
export const expressionText = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc
    .array(fc.constantFrom(...[
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
], ...['&&', '||', '->', '<->', '😀', '\ud800']), { maxLength: 16 })
    .map(pieces => pieces.join('')));
