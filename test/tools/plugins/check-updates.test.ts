import { describe, expect, it } from 'vitest';
import { checkUpdates } from '../../../tools/plugins/check-updates.ts';
import { parseUpdateCentre } from '../../../tools/plugins/update-centre.ts';
import { UserError } from '../../../tools/user-error.ts';
import { pluginSet } from './plugin-set.ts';

const { plugins } = pluginSet({ git: { version: '5.8.0' }, junit: { version: '1369.v15da_00283f06' } });
const CORE = '2.528.3';

interface Warning {
  readonly name: string;
  readonly type?: string;
  readonly patterns?: readonly string[];
}

function centre(
  offered: Readonly<Record<string, object>>,
  warnings: readonly Warning[] = [],
  more: Readonly<Record<string, unknown>> = {},
) {
  const told = warnings.map(({ name, type = 'plugin', patterns }, index) => ({
    id: `SECURITY-${index}`,
    message: 'Anyone may do anything',
    name,
    type,
    url: `https://www.jenkins.io/security/advisory/${index}`,
    ...(patterns && { versions: patterns.map(pattern => ({ lastVersion: 'x', pattern })) }),
  }));
  return JSON.stringify({
    connectionCheckUrl: 'https://www.example.org/',
    id: 'default',
    updateCenterVersion: 1,
    signature: { digest: 'x' },
    core: { name: 'core', version: '2.541.1', url: 'x', buildDate: 'x' },
    plugins: offered,
    warnings: told,
    ...more,
  });
}

const offer = (version: string, more: object = {}) => ({
  version,
  name: 'x',
  dependencies: [],
  requiredCore: '2.504.3',
  ...more,
});
const SAME = { git: offer('5.8.0'), junit: offer('1369.v15da_00283f06') };
const check = (text: string) => checkUpdates(plugins, CORE, parseUpdateCentre(text, 'centre.json'));

describe('checkUpdates', () => {
  it('finds nothing where there is nothing, in JSON and in the call around it', () => {
    const text = centre(SAME, [{ name: 'git', patterns: ['4[.].*'] }, { name: 'other' }]);
    expect(check(text)).toEqual([]);
    expect(check(`updateCenter.post(\n${text}\n);\n`)).toEqual([]);
  });

  it('tells newer versions, and whether Jenkins must be newer for them', () => {
    const found = check(
      centre({ git: offer('5.10.0', { requiredCore: '2.541.1' }), junit: offer('1368.v0') }),
    );
    expect(found).toMatchObject([{ kind: 'newer-version', severity: 'information', plugin: 'git' }]);
    expect(found[0]?.message).toContain('needs Jenkins 2.541.1');
    expect(check(centre({ ...SAME, git: offer('5.10.0') }))[0]?.message).not.toContain('needs');
  });

  it('tells security warnings of a pinned version, and whether the offered one mends it', () => {
    const found = check(
      centre({ ...SAME, git: offer('5.8.1') }, [
        { name: 'git', patterns: ['1[.].*', '5[.][0-8][.]0(|[.-].*)'] },
        { name: 'junit', patterns: ['.*'] },
        { name: 'git', type: 'core', patterns: ['.*'] },
      ]),
    ).filter(({ kind }) => kind === 'security');
    expect(found.map(({ plugin, severity, fix }) => [plugin, severity, fix])).toEqual([
      ['git', 'warning', '5.8.1 is not affected'],
      ['junit', 'warning', 'no version that is not affected is offered'],
    ]);
    expect(found[0]?.message).toContain('SECURITY-0');
  });

  it('tells security warnings of Jenkins itself', () => {
    const found = check(centre(SAME, [{ name: 'core', type: 'core', patterns: ['2[.]528[.].*'] }]));
    expect(found).toMatchObject([{ kind: 'security', plugin: 'core', fix: '2.541.1 is not affected' }]);
  });

  it.each(['(', '(?<=5).*', '(?i)5.*', '5++'])(
    'takes a warning whose range cannot be read for one of the version: %s',
    pattern => {
      const found = check(centre(SAME, [{ name: 'git', patterns: [pattern] }]));
      expect(found).toMatchObject([{ kind: 'security', plugin: 'git' }]);
      expect(found[0]?.message).toContain('cannot be read');
    },
  );

  it('takes a warning without ranges for one of all versions', () => {
    expect(check(centre(SAME, [{ name: 'git' }]))).toMatchObject([{ kind: 'security', plugin: 'git' }]);
  });

  it('tells that a warning is of no known form, and reads the others', () => {
    const text = centre(SAME, [{ name: 'git' }], {});
    const data = JSON.parse(text);
    const found = check(
      JSON.stringify({ ...data, deprecations: [], warnings: [{ id: 1 }, ...data.warnings] }),
    );
    expect(found.map(({ kind, plugin }) => [kind, plugin])).toEqual([
      ['unread', 'core'],
      ['security', 'git'],
    ]);
  });

  it('tells deprecated plugins and those that are not offered', () => {
    const text = centre({ git: offer('5.8.0', { labels: ['scm', 'deprecated'] }) }, [], {
      deprecations: { junit: { url: 'https://example.org/why' } },
    });
    expect(check(text).map(({ kind, plugin }) => [kind, plugin])).toEqual([
      ['deprecated', 'git'],
      ['deprecated', 'junit'],
      ['unlisted', 'junit'],
    ]);
  });
});

describe('parseUpdateCentre', () => {
  it.each([
    ['no JSON', '<html>', 'no JSON'],
    ['a call without an end', 'updateCenter.post({', 'no JSON'],
    ['another file', '{}', '`plugins`'],
    ['plugins without versions', '{"plugins": {"git": {}}}', '`plugins.git.version`'],
  ])('refuses %s and says what is wrong', (_, text, told) => {
    expect(() => parseUpdateCentre(text, 'centre.json')).toThrow(UserError);
    expect(() => parseUpdateCentre(text, 'centre.json')).toThrow(told);
  });

  it('tells few of many faults', () => {
    const broken = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`p${index}`, {}]));
    const read = () => parseUpdateCentre(JSON.stringify({ plugins: broken }), 'centre.json');
    expect(read).toThrow(/and 495 more/);
  });
});
