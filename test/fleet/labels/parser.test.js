import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../../fleet/labels/evaluate.ts';
import { parseNodeLabels } from '../../../fleet/labels/node-labels.ts';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { expressionText } from './arbitraries.ts';
import { GENERATED_PARSER, REAL_SERVER } from './recorded.ts';
/** What the fixtures would hold of an expression. */
function answer(expr, nodes) {
    const parsed = parseLabelExpression(expr);
    if (!parsed.ok)
        return { expr, error: `ANTLRException: ${parsed.error.message}` };
    const matching = Object.entries(nodes).filter(([name, labels]) => matches(parsed.expression, new Set([...parseNodeLabels(labels), name])));
    return { expr, nodes: matching.map(([name]) => name).sort() };
}
function expression(text) {
    const parsed = parseLabelExpression(text);
    if (!parsed.ok)
        throw parsed.error;
    return parsed.expression;
}
const atom = (name) => ({ kind: 'atom', name });
describe('parseLabelExpression', () => {
    it.each(REAL_SERVER.cases)('answers $expr as a real Jenkins did', recorded => {
        expect(answer(recorded.expr, REAL_SERVER.nodes)).toEqual(recorded);
    });
    it('answers as the generated parser of Jenkins does', () => {
        const answers = GENERATED_PARSER.cases.map(({ expr }) => answer(expr, GENERATED_PARSER.nodes));
        expect(answers).toEqual(GENERATED_PARSER.cases);
    });
    it.each([
        ['a||b&&c', { kind: 'or', operands: [atom('a'), { kind: 'and', operands: [atom('b'), atom('c')] }] }],
        ['a&&b&&c', { kind: 'and', operands: [atom('a'), atom('b'), atom('c')] }],
        [
            '!a-->-b',
            { kind: 'implies', antecedent: { kind: 'not', operand: atom('a-') }, consequent: atom('-b') },
        ],
        ['((a))', atom('a')],
        ['"a \\"b\\"\\n"', atom('a "b"\n')],
        ['a\nb', atom('a\nb')],
    ])('reads %j', (text, tree) => {
        expect(expression(text)).toEqual(tree);
    });
    it.each([
        ['a\n\n&& ! !b', 3, 5],
        ['😀 😀', 1, 2],
        ['"a\\n" b', 1, 6],
    ])('says where the error in %j is', (text, line, column) => {
        expect(parseLabelExpression(text)).toMatchObject({ ok: false, error: { line, column } });
    });
    it('tells an unreadable character at once only where the parser has to look', () => {
        // Only the second misplaced token makes the parser look far enough to meet the quote.
        expect(parseLabelExpression("a b c '")).toMatchObject({ error: { found: 'b' } });
        expect(parseLabelExpression("a b '")).toMatchObject({ error: { found: "'" } });
    });
    it('never throws, whatever it is given', () => {
        fc.assert(fc.property(expressionText, text => {
            const parsed = parseLabelExpression(text);
            if (parsed.ok)
                return;
            const { line, column, message } = parsed.error;
            expect(message.startsWith(`line ${line}:${column}: `)).toBe(true);
            expect(line).toBeLessThanOrEqual(text.split('\n').length);
            expect(column).toBeLessThanOrEqual([...text].length);
        }), { numRuns: 1_000 });
    });
    it('reads a Boolean operator between any two readable expressions in parentheses', () => {
        fc.assert(fc.property(expressionText, expressionText, (left, right) => {
            const whole = parseLabelExpression(`(${left})->(${right})`);
            const parts = [parseLabelExpression(left), parseLabelExpression(right)];
            if (parts.every(part => part.ok))
                expect(whole.ok).toBe(true);
        }));
    });
});
