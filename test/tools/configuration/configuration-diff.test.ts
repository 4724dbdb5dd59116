// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration as code
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlainValue } from '../../../fleet/load/tree.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Change } from '../../../tools/configuration/difference/change.ts';
import { configurationDiff } from '../../../tools/configuration/difference/configuration-diff.ts';
import { diffText } from '../../../tools/configuration/difference/diff-text.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { configurationText } from '../../jenkins-casc/configuration/jenkins-yaml.ts';

const read = (text: string): PlainValue => parse(text) ?? {};
const diff = (before: string, after: string) => configurationDiff(read(before), read(after));
const told = (before: string, after: string) =>
  diff(before, after).changes.map(
    ({ area, kind, name, effects }) => `${kind} ${area} ${name}: ${effects.join(', ')}`,
  );
const dataOf = (fleet: Fleet) => read(configurationText(fleet));

const NODES =
  'jenkins: {nodes: [{permanent: {name: a, labelString: x, remoteFS: /a}}, {permanent: {name: b}}]}';
const entries = (text: string) => `jenkins: {authorizationStrategy: {globalMatrix: {entries: [${text}]}}}`;

describe('what a change of the configuration does', () => {
  it.each([
    [
      'a node that is listed no longer',
      NODES,
      'jenkins: {nodes: [{permanent: {name: b}}]}',
      ['removed node a: deletes-node'],
    ],
    [
      'a node that is listed for the first time',
      'jenkins: {nodes: []}',
      'jenkins: {nodes: [{permanent: {name: b}}]}',
      ['added node b: live'],
    ],
    ['another label', NODES, NODES.replace('x', 'y'), ['changed node a: live, clears-offline-mark']],
    [
      'another folder',
      NODES,
      NODES.replace('/a', '/b'),
      ['changed node a: live, at-next-connection, clears-offline-mark'],
    ],
    [
      'no list of nodes any more',
      NODES,
      'jenkins: {mode: NORMAL}',
      [
        'removed node a: keeps-old-value',
        'removed node b: keeps-old-value',
        'added setting jenkins.mode: live',
      ],
    ],
    [
      'a cloud that goes',
      'jenkins: {clouds: [{eC2Fleet: {name: c}}]}',
      'jenkins: {clouds: []}',
      ['removed cloud c: live'],
    ],
    [
      'a setting that goes',
      'jenkins: {quietPeriod: 5}',
      'jenkins: {}',
      ['removed setting jenkins.quietPeriod: keeps-old-value'],
    ],
    [
      'another login',
      'jenkins: {securityRealm: {local: {users: []}}}',
      'jenkins: {securityRealm: legacy}',
      ['changed setting jenkins.securityRealm: live'],
    ],
    [
      'what is read once',
      'unclassified: {prometheusConfiguration: {collectingMetricsPeriodInSeconds: 5, path: a}}',
      'unclassified: {prometheusConfiguration: {collectingMetricsPeriodInSeconds: 6, path: b}}',
      [
        'changed setting unclassified.prometheusConfiguration.collectingMetricsPeriodInSeconds: restart',
        'changed setting unclassified.prometheusConfiguration.path: live',
      ],
    ],
    [
      'a credential',
      'credentials: {system: {domainCredentials: [{credentials: [{string: {id: a}}]}]}}',
      'credentials: {system: {domainCredentials: [{credentials: [{string: {id: b}}]}]}}',
      ['removed credential a: live', 'added credential b: live, at-next-connection'],
    ],
    [
      'a variable',
      'jenkins: {globalNodeProperties: [{envVars: {env: [{key: A, value: a}]}}]}',
      'jenkins: {globalNodeProperties: [{envVars: {env: [{key: A, value: b}, {key: B, value: ""}]}}]}',
      ['changed variable A: live', 'added variable B: live'],
    ],
    [
      'a view',
      'jenkins: {views: [{list: {name: a, jobNames: [x]}}]}',
      'jenkins: {views: [{list: {name: a, jobNames: [y]}}]}',
      ['changed view a: live'],
    ],
  ])('%s', (_what, before, after, changes) => {
    expect(told(before, after).sort()).toEqual([...changes].sort());
  });

  it('says that every node of a list loses its offline mark, and that a first list deletes the others', () => {
    expect(diff(NODES, NODES.replace('x', 'y')).notes).toEqual([expect.stringContaining('offline mark')]);
    expect(diff('jenkins: {}', NODES).notes).toEqual([
      expect.stringContaining('offline mark'),
      expect.stringContaining('is deleted'),
    ]);
  });
});

describe('a cloud', () => {
  const cloud = (key: string, value: number) =>
    `jenkins: {clouds: [{eC2Fleet: {name: c, ${key}: ${value}}}]}`;

  it('that changes tells whether machines that are there change too', () => {
    const notes = (key: string) => diff(cloud(key, 1), cloud(key, 2)).changes.map(change => change.notes);
    expect(notes('numExecutors')).toEqual([['for machines that come afterwards']]);
    expect(notes('maxSize')).toEqual([[]]);
  });

  it('forgets what it has asked for, whatever changes', () => {
    const { notes } = diff(cloud('maxSize', 1), `${cloud('maxSize', 1)}\nsecurity: {crumb: {}}`);
    expect(notes).toEqual([expect.stringContaining('forgets')]);
  });
});

describe('a difference for a person', () => {
  it('says who gains and who loses what', () => {
    const text = diffText(
      diff(
        entries(
          '{user: {name: a, permissions: [Job/Read, Job/Build]}}, {group: {name: g, permissions: [Job/Read]}}',
        ),
        entries(
          '{user: {name: a, permissions: [Job/Read, Run/Replay]}}, {user: {name: g, permissions: [Job/Read]}}',
        ),
      ),
      false,
    );
    expect(text).toContain('~ user a: applies with a reload\n      gains Run/Replay\n      loses Job/Build');
    expect(text).toMatch(/- group g: .*\n {6}loses Job\/Read/);
    expect(text).toMatch(/\+ user g: .*\n {6}gains Job\/Read/);
  });

  it('shows no secret, whether it comes, goes or changes', () => {
    const users = (password: string) =>
      `jenkins: {securityRealm: {local: {users: [{id: a, password: ${password}}]}}}`;
    const credential = (secret: string) =>
      `credentials: {system: {domainCredentials: [{credentials: [{string: {id: a, secret: ${secret}}}]}]}}`;
    for (const [before, after] of [
      [users('hunter1'), users('hunter2')],
      ['{}', users('hunter1')],
      [credential('hunter1'), credential('hunter2')],
      [credential('hunter1'), '{}'],
    ] as const) {
      const found = diff(before, after);
      expect(found.changes).not.toEqual([]);
      expect(JSON.stringify(found) + diffText(found, false)).not.toContain('hunter');
    }
    expect(JSON.stringify(diff('{}', credential('"${a}"')))).toContain('${a}');
  });

  it('says that there is none', () => expect(diffText(diff(NODES, NODES), true)).toBe('no difference\n'));
});

/** The same change seen from the other side; what it does is another matter. */
const mirrored = ({ area, name, kind, details }: Change) => ({
  area,
  name,
  kind: ({ added: 'removed', removed: 'added', changed: 'changed' } as const)[kind],
  details: details.map(({ path, before, after }) => ({ path, before: after, after: before })),
});
const bare = ({ area, name, kind, details }: Change) => ({ area, name, kind, details });

function turned(value: PlainValue): PlainValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, below]) => [key, turned(below)]),
  );
}

describe('differences of any configurations', () => {
  const pair = fc.tuple(fleetArbitrary(), fleetArbitrary());

  it('are none between one and itself, in whatever order its keys stand', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const data = dataOf(fleet);
        expect(configurationDiff(data, turned(data)).changes).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('are the same from both sides', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [there, back] = [
          configurationDiff(dataOf(a), dataOf(b)),
          configurationDiff(dataOf(b), dataOf(a)),
        ];
        expect(there.changes.map(mirrored)).toEqual(back.changes.map(bare));
      }),
      { numRuns: 12 },
    );
  });

  it('name exactly the nodes that only one of them has', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const names = (fleet: Fleet) =>
          [...configurationText(fleet).matchAll(/^ {8}name: (.*)\n {8}nodeDescription/gm)].map(
            ([, name]) => name,
          );
        const { changes } = configurationDiff(dataOf(a), dataOf(b));
        const gone = changes
          .filter(({ effects }) => effects.includes('deletes-node'))
          .map(({ name }) => name);
        expect(gone).toEqual(names(a).filter(name => !names(b).includes(name)));
      }),
      { numRuns: 12 },
    );
  });
});
