// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration as code
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../fleet/load/limits.ts';
import { pathText } from '../../../fleet/problem.ts';
import { checkConfiguration } from '../../../tools/configuration/check/check-configuration.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { configurationText } from '../../jenkins-casc/configuration/jenkins-yaml.ts';
import { ownFleets } from '../../jenkins-casc/configuration/read-fleets.ts';

const SECRETS = new Set(['admin-password', 'agent-ssh-key']);
const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/jenkins-configuration/${name}`, import.meta.url), 'utf8');
const problemsIn = (text: string, secrets: ReadonlySet<string> = SECRETS) =>
  checkConfiguration(text, 'jenkins.yaml', { secrets }).map(
    ({ rule, path, place }) => `${rule} at ${pathText(path)} in line ${place.line}`,
  );
const fixesIn = (text: string) =>
  checkConfiguration(text, 'jenkins.yaml', { secrets: SECRETS }).map(({ fix }) => fix);

describe('a sound configuration', () => {
  it.each(['export.yaml', 'export-with-cloud.yaml'])('is what Jenkins itself exported: %s', name => {
    expect(problemsIn(fixture(name))).toEqual([]);
  });

  it.each([...ownFleets])('is what %s becomes', (_file, fleet) => {
    expect(problemsIn(configurationText(fleet), new Set(Object.keys(fleet.secrets)))).toEqual([]);
  });

  it('is what any fleet becomes', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        expect(problemsIn(configurationText(fleet), new Set(Object.keys(fleet.secrets)))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

/** What ours says of the files that were shown to a real Jenkins, by the title of the recording. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  'unknown root': ['unknown-key at nosuchroot in line 30'],
  'unknown attribute': ['unknown-key at jenkins.noSuchAttribute in line 4'],
  'yaml syntax': ['yaml-unclosed'],
  'wrong type': ['wrong-type at jenkins.numExecutors in line 3'],
  'unset variable': ['unset-reference at jenkins.systemMessage in line 2'],
  'empty file': ['yaml-empty at the file in line 1'],
  'duplicate key': ['yaml-duplicate-key at jenkins in line 30'],
  tabs: ['yaml-tab'],
  'good file gives []': [],
  'a list of nodes': [],
};
const MISSED_BY_JENKINS = ['wrong type', 'unset variable', 'empty file', 'duplicate key'];

interface Recorded {
  readonly title: string;
  readonly body: string;
  readonly check: { readonly status: number; readonly problems: readonly string[] };
}

describe('files that were shown to a real Jenkins', () => {
  const { recorded }: { readonly recorded: readonly Recorded[] } = JSON.parse(fixture('checks.json'));

  it.each(recorded.map(each => [each.title, each] as const))('%s', (title, { body, check }) => {
    const ours = problemsIn(body);
    expect(ours).toEqual((OURS[title] ?? ['?']).map(problem => expect.stringContaining(problem)));
    // What Jenkins finds we find; beyond it we find what it is known to miss.
    expect(ours.length > 0).toBe(check.problems.length > 0 || MISSED_BY_JENKINS.includes(title));
  });
});

describe('mistakes', () => {
  it.each([
    ['jenkins: {mode: LAZY}', 'unknown-choice at jenkins.mode in line 1'],
    ['jenkins: {numExecutors: "2"}', 'wrong-type at jenkins.numExecutors in line 1'],
    ['jenkins: {disableRememberMe: "yes"}', 'wrong-type at jenkins.disableRememberMe in line 1'],
    ['jenkins: {nodes: {permanent: {name: a}}}', 'wrong-type at jenkins.nodes in line 1'],
    ['jenkins: {nodes: [{permanant: {name: a}}]}', 'unknown-key at jenkins.nodes[0].permanant in line 1'],
    [
      'jenkins: {clouds: [{eC2Fleet: {idleMinuts: 5}}]}',
      'unknown-key at jenkins.clouds[0].eC2Fleet.idleMinuts in line 1',
    ],
    ['jenkins: {securityRealm: {}}', 'one-kind at jenkins.securityRealm in line 1'],
    ['jenkins: {markupFormatter: plainTxt}', 'unknown-choice at jenkins.markupFormatter in line 1'],
    [
      'jenkins: {securityRealm: {github: {clientId: a}}}',
      'unknown-key at jenkins.securityRealm.github.clientId in line 1',
    ],
    [
      'unclassified: {globalLibraries: {libraries: [{implicit: 1}]}}',
      'wrong-type at unclassified.globalLibraries.libraries[0].implicit in line 1',
    ],
    [
      'credentials: {system: {domainCredentials: [{credentials: [{string: {scop: GLOBAL}}]}]}}',
      'unknown-key at credentials.system.domainCredentials[0].credentials[0].string.scop in line 1',
    ],
    ['jenkins: {}\n---\njenkins: {}', 'yaml-documents at the file in line 2'],
    [
      'jenkins:\n  nodes:\n    - permanent: {name: a}\n    - permanent: {name: a}',
      'listed-twice at jenkins.nodes[1] in line 4',
    ],
    ['jenkins: {systemMessage: "${agent-ssh-kee}"}', 'unset-reference at jenkins.systemMessage in line 1'],
    ['jenkins: {systemMessage: "${${inner}}"}', 'unset-reference at jenkins.systemMessage in line 1'],
  ])('%s', (text, problem) => expect(problemsIn(text)).toEqual([problem]));

  it('are refused when aliases would make a file explode', () => {
    const layers = Array.from({ length: 9 }, (_, index) =>
      index === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
        : `a${index}: &a${index} [${Array(10).fill(`*a${index - 1}`)}]`,
    );
    expect(problemsIn(layers.join('\n'))[0]).toMatch(/^yaml-alias/);
  });

  it('come with what was probably meant', () => {
    expect(fixesIn('jenkins: {numExecuters: 2}')).toEqual(['did you mean `numExecutors`?']);
    expect(fixesIn('jenkins: {systemMessage: "${agent-ssh-kee}"}')).toEqual([
      'did you mean `agent-ssh-key`?',
    ]);
    expect(fixesIn('jenkins: {numExecutors: "2"}')).toEqual(['remove the quotes']);
  });
});

describe('references', () => {
  it.each([
    '^${unset}',
    '${unset:-other}',
    '${file:/a}',
    '${admin-password}',
    '${json:a:${admin-password}}',
    '${unset',
    '$unset',
  ])('%s needs no secret that is not there', text => {
    expect(problemsIn(`jenkins: {systemMessage: '${text}', numExecutors: '\${admin-password}'}`)).toEqual([]);
  });
});

it('a configuration may be larger than a fleet file', () => {
  expect(problemsIn(`jenkins: {systemMessage: "${'x'.repeat(2 * LIMITS.size)}"}`)).toEqual([]);
});
