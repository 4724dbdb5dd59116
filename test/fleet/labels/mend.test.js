import { describe, expect, it } from 'vitest';
import { mend } from '../../../fleet/labels/mend.ts';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { GENERATED_PARSER } from './recorded.ts';
function mending(text) {
    const parsed = parseLabelExpression(text);
    return parsed.ok ? '' : mend(parsed.error);
}
describe('mend', () => {
    it.each([
        ['!!GPU', '!(!a)'],
        ['a -> b -> c', 'parentheses'],
        ['(a -> b -> c)', 'parentheses'],
        ['a & b', '&&'],
        ['a | b', '||'],
        ["'a'", 'double quotes'],
        ['"a', 'ends with'],
        ['a <- b', '<->'],
        ['a - > b', '->'],
        ['(a', 'close each `('],
        ['((a', 'close each `('],
        ['a)', 'no `(`'],
        ['a b', 'operator between'],
        ['a (b)', 'operator between'],
        ['', 'write a label'],
        ['a &&', 'write a label'],
        ['a && || b', 'before `||`'],
        ['()', 'before `)`'],
    ])('of %j says something with %j', (text, saying) => {
        expect(mending(text)).toContain(saying);
    });
    it('has a saying for every error there is', () => {
        for (const recorded of GENERATED_PARSER.cases)
            expect(mending(recorded.expr) !== '', recorded.expr).toBe('error' in recorded);
    });
});
