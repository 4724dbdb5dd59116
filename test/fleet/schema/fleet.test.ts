import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../../fleet/labels/evaluate.ts';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { label } from '../../../fleet/schema/fields.ts';
import { fleetSchema } from '../../../fleet/schema/fleet.ts';
import { hostileText } from '../values/hostile-text.ts';
import { parts } from './json.ts';

const PARTS = parts();

const MINIMAL = {
  fleet: 'tiny',
  region: 'us-west-2',
  domain: 'ci.example.org',
  leader: { instance: 'm7i.large', jenkins: '2.528.3-lts-jdk21' },
  pools: {
    cpu: { labels: ['CPU'], image: 'agent-x86_64', instances: ['c6a.large'], autoscaled: { max: 2 } },
  },
};

/** Where the schema complains, as paths. */
function complaints(data: unknown): readonly string[] {
  const result = fleetSchema.safeParse(data);
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
}

describe('the fleet schema', () => {
  it('says of every key what it is for', () => {
    expect(PARTS.filter(({ at, schema }) => at !== '' && /\w$/.test(at) && !schema.description)).toEqual([]);
  });

  it('knows no map that takes keys which nobody named', () => {
    const maps = PARTS.filter(
      ({ schema }) => schema.type === 'object' && schema.additionalProperties === undefined,
    );
    expect(maps).toEqual([]);
  });

  it('has patterns that take their own examples and defaults, in the syntax that editors use', () => {
    for (const { at, schema } of PARTS) {
      if (schema.pattern === undefined) continue;
      const pattern = new RegExp(schema.pattern, 'u');
      const texts = [...(schema.examples ?? []), ...(schema.default === undefined ? [] : [schema.default])];
      expect(
        texts.filter(text => !pattern.test(String(text))),
        at,
      ).toEqual([]);
    }
  });

  it('fills in what a minimal fleet leaves out', () => {
    const fleet = fleetSchema.parse(MINIMAL);
    expect(Object.keys(fleet.images)).toEqual(expect.arrayContaining(['leader', 'agent-gpu', 'doc-host']));
    expect(fleet.trust.main?.trusted).toBe(true);
    expect(fleet.trust['pull-requests']).toMatchObject({ trusted: false, reads: ['main'] });
    expect(String(fleet.network.cidr)).toBe('10.100.0.0/16');
    expect(String(fleet.maintenance.drain.deadline)).toBe('4h');
    expect(fleet.maintenance.canary.machines).toBe(1);
    expect(String(fleet.maintenance.canary.bake)).toBe('10m');
    expect(fleet.pools.cpu).toMatchObject({
      kind: 'autoscaled',
      trust: 'pull-requests',
      autoscaled: { min: 0, uses: 10 },
    });
  });

  it('lets a fleet describe a standard image, zone or promise in its own way', () => {
    const fleet = fleetSchema.parse({
      ...MINIMAL,
      images: { 'agent-x86_64': { arch: 'arm64' } },
      trust: { main: {} },
      promises: { CPU: {} },
    });
    expect(fleet.images['agent-x86_64']?.arch).toBe('arm64');
    expect(fleet.trust.main?.trusted).toBe(false);
    expect(fleet.promises.CPU?.arch).toBeUndefined();
  });

  it.each([
    [{ ...MINIMAL, fleet: 'Tiny' }, ['fleet']],
    [{ ...MINIMAL, fleet: 'a--b' }, ['fleet']],
    [{ ...MINIMAL, fleet: 'a-' }, ['fleet']],
    [{ ...MINIMAL, fleet: 'a'.repeat(21) }, ['fleet']],
    [{ ...MINIMAL, region: 'Oregon' }, ['region']],
    [{ ...MINIMAL, domain: 'localhost' }, ['domain']],
    [{ ...MINIMAL, pools: {} }, ['pools']],
    [{ ...MINIMAL, poools: {} }, ['']],
    [
      { ...MINIMAL, leader: { ...MINIMAL.leader, jenkins: 'lts', volumes: { root: '1500MiB' } } },
      ['leader.jenkins', 'leader.volumes.root'],
    ],
    [{ ...MINIMAL, leader: { ...MINIMAL.leader, backup: { keep: '36h' } } }, ['leader.backup.keep']],
    [
      { ...MINIMAL, maintenance: { windows: [{ days: [], at: '20:00', for: '25h' }] } },
      ['maintenance.windows.0.days', 'maintenance.windows.0.for'],
    ],
    [
      { ...MINIMAL, maintenance: { canary: { machines: -1, bake: '24h1s' } } },
      ['maintenance.canary.machines', 'maintenance.canary.bake'],
    ],
    [undefined, ['']],
    ['fleet', ['']],
    [[], ['']],
  ])('refuses %.60j at %j', (data, paths) => expect(complaints(data)).toEqual(paths));

  it('answers any data with a fleet or with complaints, never with an exception', () => {
    const hostile = fc.oneof(
      hostileText(),
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(Number.NaN, undefined),
    );
    const key = fc.constantFrom(
      'fleet',
      'pools',
      'network',
      'leader',
      'loadBalancer',
      'runs',
      'aliases',
      'maintenance',
      'jobs',
    );
    fc.assert(
      fc.property(fc.dictionary(key, hostile), hostile, (patch, pool) => {
        const data = { ...MINIMAL, ...patch };
        complaints(data);
        complaints({ ...MINIMAL, pools: { cpu: pool } });
      }),
    );
  });
});

describe('a label', () => {
  it('is a label expression that means itself, so that no one has to quote it', () => {
    const schema = label('A label.');
    const near = fc.string({
      unit: fc.constantFrom(...'Aa0_.:+/@=-|&! ()"<>') as fc.Arbitrary<string>,
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(near, text => {
        if (!schema.safeParse(text).success) return;
        const parsed = parseLabelExpression(text);
        expect(parsed.ok, text).toBe(true);
        if (!parsed.ok) return;
        expect(matches(parsed.expression, new Set([text])), text).toBe(true);
        expect(matches(parsed.expression, new Set([`${text}x`])), text).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
