import { describe, expect, it } from 'vitest';
import { findLabels, type SourceFile } from '../../../tools/jenkinsfile/find-labels.ts';
import { FIXTURES } from './fixtures.ts';
import { labels } from './found.ts';

const source = (path: string): SourceFile => ({ path, text: FIXTURES.get(path) ?? '' });

describe('the invented Jenkinsfiles', () => {
  it.each([
    ['managed.groovy', ['ARM', 'CPU', 'GPU', 'GPUBUILD', 'TensorCore', 'doc']],
    [
      'spot.groovy',
      [
        'ARM-GRAVITON3',
        'ARM-GRAVITON3-SPOT',
        'CPU',
        'CPU-SMALL',
        'CPU-SMALL-SPOT',
        'CPU-SPOT',
        'GPU',
        'GPU-SPOT',
      ],
    ],
    [
      'matrix.groovy',
      ['ARM', 'CPU', 'CPU && !SPOT', 'CPU-SMALL', 'CPU-SMALL-SPOT', 'CPU-SPOT', 'GPU', 'GPU-SPOT', 'doc'],
    ],
    ['library.groovy', ['ci-cpu', 'ci-gpu', 'ci-lint', 'ci-wasm']],
  ])('%s asks for what a person reads in it', (name, expected) => {
    expect(labels(FIXTURES.get(name) ?? '')).toEqual(expected.sort());
    expect(findLabels([source(name)]).undecided).toEqual([]);
  });

  it('names the whole way of a label', () => {
    const { uses } = findLabels([source('spot.groovy')]);
    const use = uses.find(({ text }) => text === 'CPU-SPOT');
    const lines = (FIXTURES.get('spot.groovy') ?? '').split('\n');
    expect(use?.chain.map(({ what }) => what)).toEqual([
      'node',
      'argument `node_type` of `run_build`',
      'constant',
    ]);
    const [node, argument] = use?.chain ?? [];
    expect(lines[(node?.line ?? 0) - 1]).toContain('node(node_type)');
    expect(lines[(argument?.line ?? 0) - 1]?.slice((argument?.column ?? 0) - 1)).toBe("'CPU-SPOT')");
  });

  it('are read together with what they load', () => {
    const { uses, undecided } = findLabels([
      source('loader.groovy'),
      { ...source('helpers.groovy'), path: 'ci/helpers.groovy' },
    ]);
    expect(new Set(uses.map(({ text }) => text))).toEqual(new Set(['CPU', 'GPU', 'CPU-SMALL']));
    expect(undecided).toEqual([]);
  });

  it('tell of a file that they load and nobody gave', () => {
    const { undecided } = findLabels([source('loader.groovy')]);
    expect(undecided.map(({ why }) => why)).toEqual(['`ci/helpers.groovy` is not among the files given']);
  });

  it('ask for what a step of a library asks for', () => {
    const { uses } = findLabels([
      { path: 'Jenkinsfile', text: "onCpu { sh 'x' }\nruns(label: 'GPU')" },
      { path: 'vars/onCpu.groovy', text: "def call(body) {\n node('CPU') { body() }\n}" },
      { path: 'vars/runs.groovy', text: 'def call(Map c) {\n pipeline { agent { label c.label } }\n}' },
    ]);
    expect(uses.map(({ text, chain }) => [text, chain[0].file])).toEqual([
      ['CPU', 'vars/onCpu.groovy'],
      ['GPU', 'vars/runs.groovy'],
    ]);
  });
});
