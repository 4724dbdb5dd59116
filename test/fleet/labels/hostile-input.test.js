import { describe, expect, it } from 'vitest';
import { labelsIn } from '../../../fleet/labels/ast.ts';
import { matches } from '../../../fleet/labels/evaluate.ts';
import { explain } from '../../../fleet/labels/explain.ts';
import { parseNodeLabels } from '../../../fleet/labels/node-labels.ts';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { printLabelExpression } from '../../../fleet/labels/print.ts';
const LONG = 100_000;
/** About as long as LONG, and at least ten thousand levels deep. */
const nested = (start, middle, end) => {
    const depth = Math.floor(LONG / (start.length + end.length));
    return start.repeat(depth) + middle + end.repeat(depth);
};
describe('hostile input', () => {
    it.each([
        ['parentheses', nested('(', 'a', ')')],
        ['negations', nested('!(', 'a', ')')],
        ['operators nested to the right', nested('a&&(b||(', 'c', '))')],
        ['implications nested to the left', nested('(', 'a', '->a)')],
        ['a chain', Array.from({ length: LONG / 4 }, () => 'a').join('<->')],
        ['one long label', 'x'.repeat(LONG)],
        ['one long quoted label', `"${'\\"'.repeat(LONG / 2)}"`],
        ['many labels', Array.from({ length: LONG / 10 }, (_, index) => `label-${index}`).join('||')],
    ])('%s: are read, worked out, printed and explained', (_, text) => {
        const parsed = parseLabelExpression(text);
        if (!parsed.ok)
            throw parsed.error;
        const { expression } = parsed;
        const agent = { name: 'agent', labels: new Set(['a']) };
        expect(explain(expression, [agent]).verdicts[0]?.matches).toBe(matches(expression, agent.labels));
        const printed = printLabelExpression(expression);
        const again = parseLabelExpression(printed);
        expect(again.ok && printLabelExpression(again.expression)).toBe(printed);
        expect(labelsIn(expression).size).toBeGreaterThan(0);
    });
    it.each([
        ['open parentheses', '('.repeat(LONG)],
        ['closing parentheses', `a${')'.repeat(LONG)}`],
        ['an open quote', `"${'x'.repeat(LONG)}`],
        ['negations', '!'.repeat(LONG)],
        ['blanks', ' '.repeat(LONG)],
    ])('%s end in an error', (_, text) => {
        expect(parseLabelExpression(text).ok).toBe(false);
    });
    it('reads long label strings in linear time', () => {
        expect(parseNodeLabels(`a${' '.repeat(1_000_000)}b`)).toEqual(['a', 'b']);
        expect(parseNodeLabels(`"${'\\x'.repeat(LONG)}`)).toHaveLength(1);
    });
});
