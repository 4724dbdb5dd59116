import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelledAgent } from '../../../fleet/labels/explain.ts';
import { explainReport } from '../../../tools/labels/explain-report.ts';
import { parseNodesFile } from '../../../tools/labels/nodes-file.ts';
import { expressionText } from '../../fleet/labels/arbitraries.ts';
import { REAL_SERVER } from '../../fleet/labels/recorded.ts';

const NODES = parseNodesFile(JSON.stringify(REAL_SERVER.nodes), 'nodes.json');

const agent = (pool: string, name: string, ...labels: readonly string[]): LabelledAgent => ({
  name,
  pool,
  labels: new Set([...labels, name]),
});

const FLEET = [
  agent('cuda', 'cuda-2', 'GPU', 'Linux'),
  agent('cuda', 'cuda-1', 'GPU', 'Linux'),
  agent('cuda', 'cuda-1b', 'GPUBUILD'),
  agent('spot', 'spot-1', 'GPU', 'SPOT'),
  agent('cpu', 'cpu-1', 'CPU'),
];

const textOf = (expr: string, agents: readonly LabelledAgent[] = FLEET) =>
  explainReport({ expr, agents }).text;

describe('the facts', () => {
  it.each(REAL_SERVER.cases)('of $expr are what a real Jenkins answered', recorded => {
    const { expr, agents, error } = explainReport({ expr: recorded.expr, agents: NODES }).facts;
    expect(error === null ? { expr, nodes: agents } : { expr, error }).toEqual(recorded);
  });

  it('have all keys, with sorted names, whatever is asked', () => {
    fc.assert(
      fc.property(expressionText, expr => {
        const { facts, text } = explainReport({ expr, agents: FLEET });
        expect(Object.keys(facts)).toEqual(['expr', 'agents', 'pools', 'error']);
        expect(facts.expr).toBe(expr);
        if (facts.error !== null) expect([facts.agents, facts.pools]).toEqual([[], []]);
        expect(facts.agents).toEqual(facts.agents.toSorted());
        // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would obey them
        expect(text).not.toMatch(/[\0-\x09\x0b-\x1f]/);
      }),
    );
  });

  it('name agents and the pools they are of', () => {
    const { facts } = explainReport({ expr: 'GPU || cpu-1', agents: FLEET });
    expect(facts.agents).toEqual(['cpu-1', 'cuda-1', 'cuda-2', 'spot-1']);
    expect(facts.pools).toEqual(['cpu', 'cuda', 'spot']);
  });

  it('know no pools where agents come without', () => {
    expect(explainReport({ expr: 'GPU', agents: NODES }).facts).toMatchObject({
      agents: ['gpu-1', 'gpu-2'],
      pools: [],
    });
  });
});

describe('the text', () => {
  it('says of each pool whether it matches, and why not', () => {
    const lines = textOf('GPU && !SPOT').split('\n');
    expect(lines[0]).toBe('matches 1 of 3 pools');
    expect(lines).toContain('cuda  yes    cuda-2, cuda-1');
    expect(lines).toContain('      no     cuda-1b: lacks `GPU`');
    expect(lines).toContain('spot  no     carries `SPOT`, which `!SPOT` excludes');
    expect(lines).toContain('cpu   no     lacks `GPU`');
  });

  it('names agents where there are no pools', () => {
    expect(textOf('GPU && GPUBUILD', NODES)).toMatch(
      /^matches 1 of 14 agents\n(.*\n)*gpu-1 +no +lacks `GPUBUILD`\n/,
    );
  });

  it('asks whether another label was meant', () => {
    expect(textOf('GPUBULD')).toContain('no agent carries `GPUBULD` (did you mean `GPUBUILD`?)');
  });

  it.each([
    ['!!GPU', '1 | !!GPU\n      |  ^\n'],
    ['GPU\n &&\t!! GPU', '2 |  && !! GPU\n      |      ^\n'],
    ['😀 😀', '1 | 😀 😀\n      |    ^\n'],
  ])('points at the error in %j', (expr, shown) => {
    expect(textOf(expr)).toContain(shown);
  });

  it('stays short when the expression is not', () => {
    expect(textOf(`${'x'.repeat(100_000)} y`).length).toBeLessThan(1_000);
    expect(textOf(Array.from({ length: 10_000 }, (_, index) => `x${index}`).join('||')).length).toBeLessThan(
      5_000,
    );
  });

  it('says so when there are no agents', () => {
    expect(textOf('GPU', [])).toBe('there are no agents\n\nno agent carries `GPU`\n');
  });
});
