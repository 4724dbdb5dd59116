import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNodeLabels } from '../../../fleet/labels/node-labels.ts';
import { GENERATED_PARSER } from './recorded.ts';
describe('parseNodeLabels', () => {
    it("cuts label strings as Jenkins's tokeniser does", () => {
        const answers = GENERATED_PARSER.labelStrings.map(({ text }) => ({
            text,
            labels: parseNodeLabels(text),
        }));
        expect(answers).toEqual(GENERATED_PARSER.labelStrings);
    });
    it.each([
        ['', []],
        [' CPU\tlinux CPU\n', ['CPU', 'linux']],
        ['"quoted label" x', ['quoted label', 'x']],
        ["it's one label", ['its one label']],
        ['C:\\agents', ['C:\\agents']],
        ['a\\ b', ['a b']],
        ['""', ['']],
    ])('%j: %j', (text, labels) => {
        expect(parseNodeLabels(text)).toEqual(labels);
    });
    it('finds plain words again, sorted and once each', () => {
        const words = fc.array(fc.stringMatching(/^[A-Za-z0-9_.-]{1,8}$/));
        fc.assert(fc.property(words, labels => {
            expect(parseNodeLabels(labels.join(' '))).toEqual([...new Set(labels)].sort());
        }));
    });
});
