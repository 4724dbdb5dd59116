import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../../fleet/labels/evaluate.ts';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { reasonsAgainst } from '../../../fleet/labels/reason.ts';
import { expressionTree, labelSet, NAMES } from './arbitraries.ts';
function reasons(text, ...labels) {
    const parsed = parseLabelExpression(text);
    if (!parsed.ok)
        throw parsed.error;
    return reasonsAgainst(parsed.expression, new Set(labels));
}
/** Every set of labels that agrees with some facts. */
function worlds(facts) {
    const given = new Map(facts.map(fact => [fact.label, fact.carried]));
    let sets = [[]];
    for (const name of NAMES) {
        const [without, within] = [given.get(name) !== true, given.get(name) !== false];
        sets = sets.flatMap(set => [...(without ? [set] : []), ...(within ? [[...set, name]] : [])]);
    }
    return sets.map(set => new Set(set));
}
describe('reasonsAgainst', () => {
    it.each([
        ['GPU', ['CPU'], ['lacks `GPU`']],
        ['!SPOT', ['SPOT'], ['carries `SPOT`, which `!SPOT` excludes']],
        ['GPU && !SPOT', ['SPOT'], ['lacks `GPU`', 'carries `SPOT`, which `!SPOT` excludes']],
        ['GPU && (Linux && !SPOT)', ['GPU'], ['lacks `Linux`']],
        ['A || B', [], ['carries none of `A`, `B`']],
        ['A || !B', ['B'], ['carries `B` and lacks `A`, so `A||!B` fails']],
        ['A -> B', ['A'], ['carries `A` and lacks `B`, so `A->B` fails']],
        ['A <-> B', ['B'], ['carries `B` and lacks `A`, so `A<->B` fails']],
        ['!(A && B)', ['A', 'B', 'C'], ['carries `A`, `B`, which `!(A&&B)` excludes']],
        ['!((A && B) || C)', ['A', 'B', 'C'], ['carries `C`, which `!(A&&B||C)` excludes']],
        ['(A -> B) -> (C <-> D)', ['C'], ['carries `C` and lacks `A`, `D`, so `(A->B)->(C<->D)` fails']],
        ['"a b"', [], ['lacks `"a b"`']],
        ['GPU', ['GPU'], []],
    ])('says of %j and %j: %j', (text, labels, told) => {
        expect(reasons(text, ...labels).map(reason => reason.text)).toEqual(told);
    });
    it('has a reason against those that do not match, and none against the others', () => {
        fc.assert(fc.property(expressionTree, labelSet, (expression, labels) => {
            expect(reasonsAgainst(expression, labels).length === 0).toBe(matches(expression, labels));
        }), { numRuns: 500 });
    });
    it('tells only what is true of the agent, and each reason alone is enough', () => {
        fc.assert(fc.property(expressionTree, labelSet, (expression, labels) => {
            for (const { facts } of reasonsAgainst(expression, labels)) {
                for (const fact of facts)
                    expect(labels.has(fact.label)).toBe(fact.carried);
                expect(worlds(facts).some(world => matches(expression, world))).toBe(false);
            }
        }));
    });
    it.each(['(a||b)&&!(GPU&&"a-")', '(a->b)<->!GPU', '!((a||b)&&(GPU||-))', '(a&&b||GPU)->("a-"&&-)'])('tells nothing that could be left out of what fails %j, where each label stands once', text => {
        const told = worlds([]).flatMap(labels => reasons(text, ...labels));
        const shortened = told.flatMap(({ clause, facts }) => facts.map(spare => ({ clause, facts: facts.filter(fact => fact !== spare) })));
        const distinct = new Map(shortened.map(less => [JSON.stringify(less), less]));
        for (const { clause, facts } of distinct.values())
            expect(worlds(facts).some(world => reasons(clause, ...world).length === 0)).toBe(true);
    });
});
