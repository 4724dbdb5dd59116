import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { CATALOGUE } from '../../../jenkins-casc/plugins/catalogue.ts';
import { pluginNeeds } from '../../../jenkins-casc/plugins/needs.ts';
import { pluginsOf } from '../../../jenkins-casc/plugins/pinned.ts';
import { coreVersion, pluginFiles } from '../../../jenkins-casc/plugins/plugins-txt.ts';
import { checkSet } from '../../../tools/plugins/check-set.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';

const lines = (fleet: Fleet): readonly string[] => {
  const text = pluginFiles({ fleet, source: 'fleet.yaml', parts: new Map() }).get('plugins.txt') ?? '';
  return text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
};

const own = fc.dictionary(
  fc.constantFrom('git', 'github-oauth', 'nodelabelparameter', 'constructor', 'aws-java-sdk-minimal'),
  fc.constantFrom('1.13.0', '5.8.0', '999.v0123456789ab'),
  { noNullPrototype: true },
);

const withOwn = fc
  .tuple(fleetArbitrary(), own)
  .map(([fleet, plugins]): Fleet => ({ ...fleet, jenkins: { ...fleet.jenkins, plugins } }));

describe('the catalogue', () => {
  it('is closed: every plugin that one of it needs is in it, new enough, and all run on the Jenkins of the fleets here', () => {
    const plugins = Object.entries(CATALOGUE).map(([id, plugin]) => ({
      id,
      why: ['the catalogue'],
      ...plugin,
    }));
    const found = checkSet({ plugins, missing: [] }, '2.528.3');
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('knows what most of its plugins need, and says why where it does not', () => {
    const unknown = Object.values(CATALOGUE).filter(({ facts }) => facts.kind === 'unknown');
    expect(unknown.length).toBeLessThan(Object.keys(CATALOGUE).length / 10);
  });

  it('has each family of libraries in one version', () => {
    for (const family of [/^aws-java-sdk-/, /^aws-java-sdk2-/, /^pipeline-model-/, /^mina-sshd-api-/]) {
      const members = Object.entries(CATALOGUE).filter(([id]) => family.test(id));
      expect(new Set(members.map(([, { version }]) => version)).size, String(family)).toBe(1);
    }
  });
});

describe('plugins.txt', () => {
  it('pins each plugin once, sorted, with the version of the file or else of the catalogue', () => {
    fc.assert(
      fc.property(withOwn, fleet => {
        const pins = lines(fleet).map(line => line.split(':'));
        const ids = pins.map(([id = '']) => id);
        expect(ids).toEqual([...new Set(ids)].sort());
        for (const [id = '', version] of pins) {
          const wanted = Object.hasOwn(fleet.jenkins.plugins, id)
            ? fleet.jenkins.plugins[id]
            : CATALOGUE[id]?.version;
          expect(version).toBe(wanted);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('has whatever the fleet needs, whatever its file names, and what these depend on', () => {
    fc.assert(
      fc.property(withOwn, fleet => {
        const { plugins, missing } = pluginsOf(fleet);
        const ids = new Set(plugins.map(({ id }) => id));
        expect(missing).toEqual([]);
        const needed = [
          ...pluginNeeds(fleet).map(({ plugin }) => plugin),
          ...Object.keys(fleet.jenkins.plugins),
        ];
        const required = plugins.flatMap(({ facts }) =>
          facts.kind === 'known' ? Object.keys(facts.requires) : [],
        );
        expect([...needed, ...required].filter(id => !ids.has(id))).toEqual([]);
        expect(lines(fleet).map(line => line.split(':')[0])).toEqual([...ids]);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps what a plugin needs when the file names another version of it, which may need the same', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const plain = pluginsOf(fleet).plugins.map(({ id }) => id);
        const raised: Fleet = { ...fleet, jenkins: { ...fleet.jenkins, plugins: { 'pipeline-aws': '9.0' } } };
        expect(pluginsOf(raised).plugins.map(({ id }) => id)).toEqual(plain);
      }),
      { numRuns: 10 },
    );
  });

  it('names a plugin that is needed and of which no version is known', () => {
    const [fleet] = fc.sample(fleetArbitrary(), 1);
    if (fleet === undefined) throw new Error('no fleet');
    const { missing } = pluginsOf(fleet, {
      prometheus: {
        version: '1',
        standard: true,
        facts: { kind: 'known', core: '2.1', requires: { gone: '1' }, source: 'x' },
      },
    });
    expect(missing).toContainEqual({ id: 'gone', why: ['prometheus'] });
  });

  it.each([
    [[2, 528, 3], '2.528.3'],
    [[2, 530, 0], '2.530'],
  ] as const)('writes the core %j as Jenkins does: %s', (core, wanted) => {
    expect(coreVersion({ core })).toBe(wanted);
  });
});
