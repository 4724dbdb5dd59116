import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseYaml } from '../../../fleet/load/parse-yaml.ts';
import { plainValue } from '../../../fleet/load/tree.ts';
import { mutatedFileArbitrary, REAL_FILE } from './mutated-file.ts';
/** What another, independent YAML library makes of a text; undefined when it refuses it. */
function byAnotherLibrary(text) {
    const documents = parseAllDocuments(text, { merge: false, prettyErrors: false });
    const [first] = documents;
    if (first === undefined || documents.length !== 1 || first.errors.length > 0 || first.warnings.length > 0)
        return undefined;
    return first.toJS();
}
function expectAgreement(text) {
    // The other library refuses lines of tabs alone, which YAML allows.
    if (text.includes('\t'))
        return;
    const parsed = parseYaml(text, 'f.yaml');
    if (parsed.ok)
        expect(plainValue(parsed.root)).toEqual(byAnotherLibrary(text));
}
it('what is accepted means the same to an independent YAML library', () => {
    expectAgreement(REAL_FILE);
    fc.assert(fc.property(mutatedFileArbitrary(), expectAgreement), { numRuns: 60 });
});
it('the same for small texts of many forms', () => {
    const piece = fc.constantFrom('a', 'b', ': ', ':', '\n', '\n  ', '\n- ', '[', ']', '{', '}', ', ', ' #c', '"x"', "'y'", '|\n  t', '>\n  t\n  u', '&n ', '*n', '1', '~', '-', '? ', 'on', '0.5');
    const text = fc.array(piece, { maxLength: 14 }).map(pieces => `a0: x\n${pieces.join('')}`);
    fc.assert(fc.property(text, expectAgreement), { numRuns: 1_000 });
});
