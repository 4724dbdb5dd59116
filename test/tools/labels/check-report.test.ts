import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fleet, fleetSchema } from '../../../fleet/schema/fleet.ts';
import { EXIT } from '../../../tools/exit-codes.ts';
import { checkLabels } from '../../../tools/labels/check-report.ts';
import { checkTable } from '../../../tools/labels/check-table.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { fleet as run } from '../memory-world.ts';

const machines = { image: 'agent-x86_64', instances: ['c6a.8xlarge'] };

const FLEET: Fleet = fleetSchema.parse({
  fleet: 'test',
  region: 'us-west-2',
  domain: 'ci.example.org',
  leader: { instance: 'c6a.4xlarge', jenkins: '2.528.3-lts-jdk21' },
  pools: {
    cpu: { ...machines, labels: ['CPU'], autoscaled: { max: 2 } },
    'cpu-spot': {
      ...machines,
      labels: ['CPU-SPOT', 'SPOT'],
      autoscaled: { max: 2, onDemand: { above: '0%' }, fallback: 'CPU' },
    },
    gpu: { ...machines, labels: ['GPU'], static: { hosts: 2 } },
    docs: { ...machines, labels: ['doc'], image: 'doc-host', static: { hosts: 1 } },
  },
  aliases: { TensorCore: 'GPU' },
  runs: { 'CPU-SPOT': ['ci-cpu'], CPU: ['ci-cpu', 'ci-lint'], GPU: ['ci-gpu'], ARM: ['ci-arm'] },
  loadBalancer: { zone: 'example.org', docs: { host: 'docs.example.org', pool: 'docs' } },
});

const check = (text: string) => checkLabels([{ path: 'Jenkinsfile', text }], FLEET);

describe('what is asked for', () => {
  it.each([
    ["node('CPU') { }", ['cpu']],
    ["node('TensorCore') { }", ['gpu']],
    ["node('CPU || GPU') { }", ['cpu', 'gpu']],
    ["node('!SPOT && !doc') { }", ['cpu', 'gpu']],
    ["node('gpu-2') { }", ['gpu']],
    ["nodeFor('ci-cpu') { }", ['cpu', 'cpu-spot']],
    ["node('GPUU') { }", []],
    ["node('CPU && GPU') { }", []],
    ["node('CPU &') { }", []],
    ["node('cpu-spot-1') { }", []],
    ["nodeFor('ci-gpuu') { }", []],
    ["nodeFor('ci-arm') { }", []],
  ])('%s has the pools %j', (text, pools) => {
    const { labels, problems } = check(text);
    expect(labels.map(label => label.pools)).toEqual([pools]);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(pools.length > 0 ? [] : ['label-without-pool']);
  });

  it('is told once, where it was written, with its way and what was probably meant', () => {
    const { problems } = check("def f(l) {\n node(l) { }\n}\nf('GPUU')\nif (x) { f('GPUU') }");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      place: { file: 'Jenkinsfile', line: 4, column: 3 },
      message: 'no pool has an agent for `GPUU`, and at 1 other place',
      got: 'GPUU, by way of node at line 2 ← argument `l` of `f` at line 4',
      fix: 'did you mean `GPU`?',
    });
  });

  it('is told with what Jenkins would say when it cannot be read', () => {
    const [problem] = check("node('CPU &') { }").problems;
    expect(problem?.message).toContain('line 1:');
    expect(problem?.fix).toContain('&&');
  });

  it('names the CI job that was probably meant', () => {
    expect(check("nodeFor('ci-gpuu') { }").problems[0]?.fix).toBe('did you mean `ci-gpu`?');
  });

  it('is a warning when nobody can tell it', () => {
    const { problems, undecided } = check('node(env.WHERE) { }');
    expect(problems.map(({ severity, rule, got }) => [severity, rule, got])).toEqual([
      ['warning', 'label-undecided', 'env.WHERE'],
    ]);
    expect(undecided[0]?.why).toContain('`WHERE` comes from outside');
  });
});

describe('what no job uses', () => {
  const idle = (text: string) => {
    const { unusedPools, unusedLabels } = check(text);
    return { pools: unusedPools.map(({ pool }) => pool), labels: unusedLabels };
  };

  it('is everything for an empty Jenkinsfile', () => {
    expect(idle('')).toEqual({
      pools: Object.keys(FLEET.pools),
      labels: ['CPU', 'CPU-SPOT', 'SPOT', 'GPU', 'doc', 'TensorCore'],
    });
  });

  it('is not the fall-back of what a job uses', () => {
    expect(idle("node('CPU-SPOT') { }")).toEqual({
      pools: ['gpu', 'docs'],
      labels: ['SPOT', 'GPU', 'doc', 'TensorCore'],
    });
  });

  it('is not the label for which an alias stands', () => {
    expect(idle("node('TensorCore') { }").labels).not.toContain('GPU');
  });

  it('is told with what else the pool is for', () => {
    expect(check('').unusedPools.find(({ pool }) => pool === 'docs')?.purpose).toBe(
      'serves the documentation',
    );
  });
});

describe('spot machines', () => {
  it.each([
    ["node('CPU-SPOT') { }", 1],
    ["try { node('CPU-SPOT') { } } catch (e) { node('CPU') { } }", 0],
    ["nodeFor('ci-cpu') { }", 0],
    ["node('CPU') { }", 0],
  ])('%s lacks %d fall-backs', (text, count) => {
    const rules = check(text).problems.map(({ rule }) => rule);
    expect(rules).toEqual(Array.from({ length: count }, () => 'spot-without-fallback'));
  });
});

describe('any fleet', () => {
  it('has a pool for each of its own labels and aliases, and none is unused then', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const own = Object.values(fleet.pools).flatMap(pool => pool.agents.flatMap(agent => agent.labels));
        const carried = Object.entries(fleet.aliases).filter(([, label]) => own.includes(label));
        const labels = [...own, ...carried.map(([alias]) => alias)];
        const text = labels.map(label => `node('"${label}"') { }`).join('\n');
        const facts = checkLabels([{ path: 'Jenkinsfile', text }], fleet);
        expect(facts.labels.filter(({ pools }) => pools.length === 0)).toEqual([]);
        expect(facts.unusedPools).toEqual([]);
        expect(facts.unusedLabels.filter(label => labels.includes(label))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the table', () => {
  it('shows no character that a terminal would obey, however long a label is', () => {
    const text = checkTable(check(`node('\\u001b[31m${'x'.repeat(400)}') { }`));
    expect(text).not.toContain('\u001b');
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(400);
  });
});

describe('fleet labels check', () => {
  const fixture = (name: string) =>
    readFileSync(new URL(`../../fixtures/jenkinsfiles/${name}`, import.meta.url), 'utf8');
  const files = Object.fromEntries(
    ['managed', 'spot', 'matrix', 'library'].map(name => [`${name}.groovy`, fixture(`${name}.groovy`)]),
  );

  it('is content with labels that all have a pool', async () => {
    const { exitCode, out, err } = await run(['labels', 'check', 'spot.groovy', '--fleet', 'tvm'], files);
    expect(exitCode).toBe(EXIT.ok);
    expect(err).not.toContain('error');
    expect(out).toContain('pools that no job uses: `arm`, `docs` (serves the documentation)');
  });

  it('fails for a label without a pool, and shows the line', async () => {
    const { exitCode, err } = await run(['labels', 'check', 'managed.groovy', '--fleet', 'tvm'], files);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain("node('GPUBUILD') {");
    expect(err).not.toContain('NOT-A-LABEL');
  });

  it('prints the same as JSON, for several files', async () => {
    const words = [
      'labels',
      'check',
      'matrix.groovy',
      'library.groovy',
      'library.groovy',
      '--fleet',
      'tvm',
      '--json',
    ];
    const { out } = await run(words, files);
    const facts = JSON.parse(out);
    expect(Object.keys(facts)).toEqual([
      'files',
      'labels',
      'undecided',
      'unusedPools',
      'unusedLabels',
      'problems',
    ]);
    expect(facts.files).toEqual(['matrix.groovy', 'library.groovy']);
    expect(facts.labels.map((label: { text: string }) => label.text)).toContain('ci-wasm');
    expect(facts.undecided).toEqual([]);
  });

  it('names the files that there are not', async () => {
    const { exitCode, err } = await run(['labels', 'check', 'nowhere', 'nothing']);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('`nowhere`, `nothing`');
  });
});
