import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { printLabelExpression } from '../../../fleet/labels/print.ts';
import { expressionTree } from './arbitraries.ts';
describe('printLabelExpression', () => {
    it('writes what reads as the same tree again', () => {
        fc.assert(fc.property(expressionTree, expression => {
            const text = printLabelExpression(expression);
            expect(parseLabelExpression(text), text).toEqual({ ok: true, expression });
        }), { numRuns: 500 });
    });
    it.each([
        ['  ( foo || bar )  && zot', '(foo||bar)&&zot'],
        ['foo || (bar && zot)', 'foo||bar&&zot'],
        ['   foo \t\t ->   bar \t ', 'foo->bar'],
        ['!(!foo)', '!(!foo)'],
        ['((a -> b)) -> c', '(a->b)->c'],
        ['"GPU" && "a b"', 'GPU&&"a b"'],
    ])('writes %j as %j', (text, printed) => {
        const parsed = parseLabelExpression(text);
        expect(parsed.ok && printLabelExpression(parsed.expression)).toBe(printed);
    });
});
