import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggest } from '../../fleet/suggest.ts';
describe('suggest', () => {
    it.each([
        ['instnces', ['image', 'instances', 'labels'], 'instances'],
        ['GUP', ['CPU', 'GPU', 'ARM'], 'GPU'],
        ['linux', ['Linux', 'linus'], 'Linux'],
        ['gpu', ['GPU', 'gpt'], 'GPU'],
        ['max', ['min', 'max1'], 'max1'],
        ['agent-x86', ['agent-gpu', 'agent-x86_64'], 'agent-x86_64'],
    ])('takes %j of %j for %j', (word, candidates, meant) => {
        expect(suggest(word, candidates)).toBe(meant);
    });
    it.each([
        ['quantum', ['CPU', 'GPU']],
        ['a', ['b', 'c']],
        ['GPU', []],
        ['GPU', ['GPV', 'GPU']],
        ['', ['a']],
        ['x'.repeat(100_000), ['x'.repeat(99_999)]],
    ])('has no idea what %.20j means', (word, candidates) => {
        expect(suggest(word, candidates)).toBeUndefined();
    });
    it('does not depend on the order of the candidates', () => {
        const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'c'), maxLength: 6 });
        fc.assert(fc.property(word, fc.array(word, { maxLength: 6 }), (misspelt, candidates) => {
            expect(suggest(misspelt, candidates)).toBe(suggest(misspelt, candidates.toReversed()));
        }));
    });
    it('mends one wrong letter in a word of three or more', () => {
        const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 20 });
        fc.assert(fc.property(word, fc.nat(), (meant, at) => {
            const index = at % meant.length;
            expect(suggest(`${meant.slice(0, index)}?${meant.slice(index + 1)}`, [meant])).toBe(meant);
        }));
    });
});
