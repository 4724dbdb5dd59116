import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../../fleet/labels/evaluate.ts';
import { explain } from '../../../fleet/labels/explain.ts';
import { explainPools } from '../../../fleet/labels/explain-pools.ts';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { expressionTree, labelSet } from './arbitraries.ts';
const agent = (pool, name, ...labels) => ({
    name,
    pool,
    labels: new Set([...labels, name]),
});
const AGENTS = [
    agent('cpu', 'cpu-1', 'CPU'),
    agent('cpu', 'cpu-2', 'CPU'),
    agent('cuda', 'cuda-1', 'GPU', 'Linux'),
    agent('cuda', 'cuda-1b', 'GPUBUILD'),
];
function explained(text, agents = AGENTS) {
    const parsed = parseLabelExpression(text);
    if (!parsed.ok)
        throw parsed.error;
    return explain(parsed.expression, agents);
}
const anyAgents = fc.array(fc.record({ name: fc.string({ maxLength: 3 }), pool: fc.constantFrom('p', 'q'), labels: labelSet }), { maxLength: 6 });
describe('explain', () => {
    it('judges each agent as `matches` does, in the order given', () => {
        fc.assert(fc.property(expressionTree, anyAgents, (expression, agents) => {
            const { verdicts } = explain(expression, agents);
            expect(verdicts.map(verdict => verdict.agent)).toEqual(agents);
            expect(verdicts.map(verdict => verdict.matches)).toEqual(agents.map(({ labels }) => matches(expression, labels)));
        }));
    });
    it('names the labels that no agent carries, with the one that was meant', () => {
        expect(explained('GPUU || cpu-1 || linux || quantum').unknown).toEqual([
            { label: 'GPUU', suggestion: 'GPU' },
            { label: 'linux', suggestion: 'Linux' },
            { label: 'quantum' },
        ]);
    });
    it('knows no label of an empty fleet', () => {
        expect(explained('GPU', [])).toEqual({ verdicts: [], unknown: [{ label: 'GPU' }] });
    });
});
describe('explainPools', () => {
    it('tells the agents of a pool apart by their reasons', () => {
        const [cpu, cuda] = explainPools(explained('GPU').verdicts);
        expect(cpu).toMatchObject({ pool: 'cpu', matching: [] });
        expect(cpu?.turnedDown.map(group => group.agents)).toEqual([['cpu-1', 'cpu-2']]);
        expect(cuda).toMatchObject({ pool: 'cuda', matching: ['cuda-1'], turnedDown: [{ agents: ['cuda-1b'] }] });
    });
    it('places each agent of a pool once', () => {
        fc.assert(fc.property(expressionTree, anyAgents, (expression, agents) => {
            const { verdicts } = explain(expression, agents);
            const placed = explainPools(verdicts).flatMap(({ pool, matching, turnedDown }) => [...matching, ...turnedDown.flatMap(group => group.agents)].map(name => `${pool} ${name}`));
            expect(placed.sort()).toEqual(agents.map(({ pool, name }) => `${pool} ${name}`).sort());
        }));
    });
    it('leaves agents of no pool out', () => {
        expect(explainPools(explained('a', [{ name: 'n', labels: new Set() }]).verdicts)).toEqual([]);
    });
});
