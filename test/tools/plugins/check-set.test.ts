import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSet } from '../../../tools/plugins/check-set.ts';
import { isNewer } from '../../../tools/plugins/version-order.ts';
import { pluginSet } from './plugin-set.ts';

const CORE = '2.528.3';

describe('checkSet', () => {
  it('finds nothing in a set that is closed', () => {
    const set = pluginSet({ a: { version: '2', requires: { b: '1.5' } }, b: { version: '1.5', core: CORE } });
    expect(checkSet(set, CORE)).toEqual([]);
  });

  it('names a plugin that is missing once, with those that need it and the version that suits all', () => {
    const set = pluginSet({
      a: { version: '1', requires: { gone: '2' } },
      b: { version: '1', requires: { gone: '10' } },
    });
    const found = checkSet(set, CORE);
    expect(found.map(({ kind, severity, plugin }) => ({ kind, severity, plugin }))).toEqual([
      { kind: 'missing-dependency', severity: 'error', plugin: 'gone' },
    ]);
    expect(found[0]?.message).toContain('`a`, `b`');
    expect(found[0]?.fix).toContain('gone: 10');
  });

  it('names a plugin of which no version is known', () => {
    const found = checkSet({ ...pluginSet({}), missing: [{ id: 'gone', why: ['a'] }] }, CORE);
    expect(found).toMatchObject([{ kind: 'missing-dependency', plugin: 'gone' }]);
  });

  it('names the strictest of those that a plugin is too old for', () => {
    const set = pluginSet({
      a: { version: '1', requires: { b: '1208.v0cc7c6e0da_9e' } },
      b: { version: '1203.v1111111111_11' },
      c: { version: '1', requires: { b: '1204.v2222222222_22' } },
    });
    const [found, ...more] = checkSet(set, CORE);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'dependency-too-old', severity: 'error', plugin: 'b' });
    expect(found?.message).toContain('`a` needs, which is 1208.v0cc7c6e0da_9e, and 1 more');
  });

  it('names a plugin that needs a newer Jenkins', () => {
    const set = pluginSet({ a: { version: '1', core: '2.541.1' } });
    expect(checkSet(set, CORE)).toMatchObject([{ kind: 'core-too-old', severity: 'error', plugin: 'a' }]);
    expect(checkSet(set, '2.541.1')).toEqual([]);
  });

  it('says of a plugin with unknown needs that they are unknown, and fails nobody for it', () => {
    const [a] = pluginSet({ a: { version: '1' } }).plugins;
    if (a === undefined) throw new Error('no plugin');
    const set = {
      plugins: [{ ...a, facts: { kind: 'unknown' as const, why: 'nobody knows' } }],
      missing: [],
    };
    const found = checkSet(set, CORE);
    expect(found).toMatchObject([{ kind: 'needs-unknown', severity: 'information', plugin: 'a' }]);
    expect(found[0]?.message).toContain('nobody knows');
  });

  it('is silent exactly when every demand is met', () => {
    const version = fc.nat(3).map(String);
    const requires = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), version, { noNullPrototype: true });
    const written = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ version, requires }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(written, plugins => {
        const unmet = Object.values(plugins)
          .flatMap(plugin => Object.entries(plugin.requires))
          .filter(([id, least]) => plugins[id] === undefined || isNewer(least, plugins[id].version));
        const told = new Set(checkSet(pluginSet(plugins), CORE).map(({ plugin }) => plugin));
        expect(told).toEqual(new Set(unmet.map(([id]) => id)));
      }),
    );
  });
});
