import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../../fleet/labels/evaluate.ts';
import { expressionTree, labelSet } from './arbitraries.ts';
const not = (operand) => ({ kind: 'not', operand });
const chain = (kind, first, second, ...rest) => ({ kind, operands: [first, second, ...rest] });
const implies = (antecedent, consequent) => ({
    kind: 'implies',
    antecedent,
    consequent,
});
const LAWS = [
    ['!(a&&b) is !a||!b', (a, b) => not(chain('and', a, b)), (a, b) => chain('or', not(a), not(b))],
    ['!(a||b) is !a&&!b', (a, b) => not(chain('or', a, b)), (a, b) => chain('and', not(a), not(b))],
    ['!!a is a', a => not(not(a)), a => a],
    ['a->b is !a||b', implies, (a, b) => chain('or', not(a), b)],
    [
        'a<->b is (a->b)&&(b->a)',
        (a, b) => chain('iff', a, b),
        (a, b) => chain('and', implies(a, b), implies(b, a)),
    ],
    [
        'a<->b<->c is (a<->b)<->c',
        (a, b, c) => chain('iff', a, b, c),
        (a, b, c) => chain('iff', chain('iff', a, b), c),
    ],
    [
        'a&&b&&c is a&&(b&&c)',
        (a, b, c) => chain('and', a, b, c),
        (a, b, c) => chain('and', a, chain('and', b, c)),
    ],
    ['a||b||c is a||(b||c)', (a, b, c) => chain('or', a, b, c), (a, b, c) => chain('or', a, chain('or', b, c))],
];
describe('matches', () => {
    it.each(LAWS)('%s', (_, left, right) => {
        fc.assert(fc.property(expressionTree, expressionTree, expressionTree, labelSet, (a, b, c, labels) => {
            expect(matches(left(a, b, c), labels)).toBe(matches(right(a, b, c), labels));
        }));
    });
    it('asks a label for itself and minds its case', () => {
        const gpu = { kind: 'atom', name: 'GPU' };
        expect(matches(gpu, new Set(['GPU', 'linux']))).toBe(true);
        expect(matches(gpu, new Set(['gpu', 'linux']))).toBe(false);
    });
});
