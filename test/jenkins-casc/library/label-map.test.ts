import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../../fleet/labels/evaluate.ts';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { labelText } from '../../../fleet/labels/quote.ts';
import { agentsOf } from '../../../fleet/resolve/agents.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { labelMapOf } from '../../../jenkins-casc/library/label-map.ts';
import { libraryFiles } from '../../../jenkins-casc/library/library-files.ts';
import { isGenerated } from '../../../tools/synth/owned-files.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { fleetWith, PLAIN_POOL } from '../../stacks/written-fleet.ts';

/** Runs a property over fleets and their maps. */
function always(look: (map: ReturnType<typeof labelMapOf>, fleet: Fleet) => void) {
  fc.assert(
    fc.property(fleetArbitrary(), fleet => look(labelMapOf(fleet), fleet)),
    { numRuns: 30 },
  );
}

/** The pools that a label leads to, as Jenkins's own label expressions see it. */
function poolsByExpression(label: string, fleet: Fleet): ReadonlySet<string> {
  const parsed = parseLabelExpression(labelText(label));
  if (!parsed.ok) throw parsed.error;
  const agents = agentsOf(fleet).filter(agent => matches(parsed.expression, new Set(agent.labels)));
  return new Set(agents.map(({ pool }) => pool));
}

/** These labels and all that they fall back to. */
function withFallbacks(
  written: readonly string[],
  labels: ReturnType<typeof labelMapOf>['labels'],
): ReadonlySet<string> {
  const reached = new Set(written);
  for (const label of reached) {
    const next = labels[label]?.fallback;
    if (next !== null && next !== undefined) reached.add(next);
  }
  return reached;
}

const autoscaled = (label: string, fallback?: string) => ({
  ...PLAIN_POOL,
  labels: [label],
  autoscaled: { max: 2, ...(fallback && { onDemand: { above: '0%' }, fallback }) },
});

describe('labelMapOf', () => {
  it('leads from each label to the pools that its expression leads to', () => {
    always(({ labels }, fleet) => {
      for (const [label, { pools }] of Object.entries(labels)) {
        expect(pools.length).toBeGreaterThan(0);
        expect(new Set(pools)).toEqual(poolsByExpression(label, fleet));
      }
    });
  });

  it('has every label and alias that an agent carries', () => {
    always(({ labels }, fleet) => {
      expect(new Set(Object.keys(labels))).toEqual(new Set(agentsOf(fleet).flatMap(agent => agent.labels)));
    });
  });

  it('knows of each alias the label behind it, which leads to the same pools, and of each label its aliases', () => {
    always(({ labels, aliases }) => {
      for (const [alias, label] of Object.entries(aliases)) {
        expect(labels[label]?.aliases).toContain(alias);
        expect(labels[alias]?.aliasOf).toBe(label);
        for (const pool of labels[label]?.pools ?? []) expect(labels[alias]?.pools).toContain(pool);
      }
    });
  });

  it('names for each CI job exactly the labels of `runs` and those to fall back to', () => {
    always(({ jobs, labels }, fleet) => {
      expect(new Set(Object.keys(jobs))).toEqual(new Set(Object.values(fleet.runs).flat()));
      for (const [job, { labels: able, chain }] of Object.entries(jobs)) {
        const written = Object.keys(fleet.runs).filter(label => fleet.runs[label]?.includes(job));
        for (const label of written) expect(able).toContain(label);
        expect(new Set(able)).toEqual(withFallbacks(written, labels));
        expect(able.slice(0, chain.length)).toEqual(chain);
      }
    });
  });

  it('has chains that end, whose every step is a fall-back of a label that buys spot machines', () => {
    always(({ jobs, labels }) => {
      for (const { chain } of Object.values(jobs)) {
        expect(new Set(chain).size).toBe(chain.length);
        chain.forEach((label, place) => {
          const entry = labels[label];
          expect(entry).toBeDefined();
          if (place + 1 < chain.length)
            expect(entry).toMatchObject({ spot: true, fallback: chain[place + 1] });
        });
        expect(labels[chain.at(-1) ?? '']?.fallback).toBeNull();
      }
    });
  });

  it('names the nodes without a vote, which are those of external pools that say so', () => {
    always(({ nonVoting, labels }, fleet) => {
      const silent = new Set(
        Object.entries(fleet.pools).flatMap(([name, pool]) =>
          pool.kind === 'external' && !pool.external.voting ? [name] : [],
        ),
      );
      const nodes = agentsOf(fleet).filter(({ pool }) => silent.has(pool));
      expect(nonVoting).toEqual(nodes.map(({ name }) => name));
      for (const { pools, voting } of Object.values(labels))
        expect(voting).toBe(!pools.some(pool => silent.has(pool)));
    });
  });

  it('prefers a spot label with its chain to what it falls back to, and what votes to what does not', () => {
    const fleet = fleetWith({
      pools: {
        vendor: { labels: ['vendor'], external: { hosts: ['a.example.org'], voting: false } },
        b: autoscaled('B'),
        a: autoscaled('A'),
        'a-spot': autoscaled('A-SPOT', 'A'),
      },
      runs: { vendor: ['job'], B: ['job'], A: ['job'], 'A-SPOT': ['job'] },
    });
    expect(labelMapOf(fleet).jobs.job).toEqual({
      chain: ['A-SPOT', 'A'],
      labels: ['A-SPOT', 'A', 'B', 'vendor'],
    });
  });

  it('knows what TVM asked for: TensorCore is GPU, an arm64 label, a GPU', () => {
    const fleet = fleetWith({
      pools: {
        gpu: { ...PLAIN_POOL, labels: ['GPU'], image: 'agent-gpu', instances: ['g5.4xlarge'] },
        arm: { ...PLAIN_POOL, labels: ['ARM', 'any'], image: 'agent-arm64', instances: ['r7g.large'] },
        cpu: { ...PLAIN_POOL, labels: ['CPU', 'any'] },
      },
      aliases: { TensorCore: 'GPU' },
      runs: { TensorCore: ['ci-tensor'] },
    });
    const { labels, jobs } = labelMapOf(fleet);
    expect(labels.TensorCore).toMatchObject({ pools: ['gpu'], aliasOf: 'GPU', gpu: true, arch: 'x86_64' });
    expect(labels.ARM).toMatchObject({ arch: 'arm64', gpu: false });
    expect(labels.any).toMatchObject({ pools: ['arm', 'cpu'], arch: null });
    expect(jobs['ci-tensor']?.chain).toEqual(['TensorCore']);
  });

  it('ends a chain that would come round, which a checked fleet has not', () => {
    const fleet = fleetWith({
      pools: { a: autoscaled('A', 'B'), b: autoscaled('B', 'A') },
      runs: { A: ['job'] },
    });
    expect(labelMapOf(fleet).jobs.job?.chain).toEqual(['A', 'B']);
  });
});

describe('libraryFiles', () => {
  it('has the map twice, as JSON that says where it comes from, and the hand-written steps as they are', () => {
    const parts = new Map([
      ['library/vars/nodeFor.groovy', 'def call() {}\n'],
      ['library/readme.md', 'not of the library'],
      ['plugins/catalogue.json', '{}'],
    ]);
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const files = libraryFiles({ fleet, source: 'a"b\\c.yaml', parts });
        expect([...files.keys()].sort()).toEqual([
          'label-map.json',
          'library/resources/fleet/label-map.json',
          'library/vars/nodeFor.groovy',
        ]);
        const text = files.get('label-map.json') ?? '';
        expect(isGenerated(text)).toBe(true);
        const { '//': note, ...map } = JSON.parse(text);
        expect(note).toContain('a"b\\c.yaml');
        expect(map).toEqual(JSON.parse(JSON.stringify(labelMapOf(fleet))));
        expect(files.get('library/resources/fleet/label-map.json')).toBe(text);
      }),
      { numRuns: 10 },
    );
  });
});
