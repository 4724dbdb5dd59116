// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what other languages interpolate
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fleetSchema } from '../../../fleet/schema/fleet.ts';
import { diskFiles } from '../../../tools/adapters/files/disk-files.ts';
import { outputsOf } from '../../../tools/synth/outputs.ts';
import { partsOf } from '../../../tools/synth/parts.ts';
import { HOSTILE_TEXTS } from '../../arbitraries/hostile-text.ts';

const PARTS = partsOf(diskFiles);
const PUBLIC_KEY = `ssh-ed25519 ${'A'.repeat(68)}`;

/**
 * What a person may write freely, by a harmless token that stands in its place in the other fleet. The tokens sort as
 * the keys of a map do, whatever they stand for.
 */
type Written = Readonly<Record<string, string>>;

/** Names and labels that are something else in some format: all that the schema lets through. */
const NAMES: Written = {
  qzpool1: 'yes',
  qzpool2: 'null',
  qzjob1: 'on',
  qzjob2: 'no',
  qzfolder: 'true',
  qzsecret: 'y',
  qzzone: 'off',
  // Also part of a variable's name.
  QZZONE: 'OFF',
  qzsponsor: 'n',
};
const LABELS: Written = {
  // In the order in which labels are sorted where a text lists them.
  Qzlabel1: '+.inf',
  Qzlabel2: '0x1F',
  Qzlabel3: '12:30',
  Qzlabel4: '1e3',
  Qzlabel5: '=',
  Qzuser1: '1_000',
  Qzcontext: '-- a/ b',
  Qzbranch: '*.1',
};

function written(value: (token: string) => string) {
  const [pool1, pool2, job1, job2] = ['qzpool1', 'qzpool2', 'qzjob1', 'qzjob2'].map(value);
  const label = (index: number) => value(`Qzlabel${index}`);
  const machines = { image: 'agent-x86_64', instances: ['c6a.8xlarge'] };
  return fleetSchema.parse({
    fleet: 'qz',
    region: 'us-west-2',
    domain: 'ci.example.org',
    loadBalancer: { zone: 'example.org' },
    leader: { instance: 'm7i.large', jenkins: '2.528.3-lts-jdk21' },
    jenkins: {
      agents: { publicKey: PUBLIC_KEY },
      message: value('QZTEXT1'),
      environment: { TEXT: value('QZTEXT2'), AGAIN: value('QZTEXT3') },
      roles: { build: { users: [value('Qzuser1')] } },
      github: 'github-app-key',
    },
    secrets: {
      'github-app-key': { as: 'github-app', app: 1 },
      [value('qzsecret')]: { as: 'text', description: value('QZTEXT4') },
    },
    trust: { [value('qzzone')]: { trusted: true } },
    sponsors: { [value('qzsponsor')]: {} },
    pools: {
      [`${pool1}`]: {
        ...machines,
        labels: [label(1), label(2)],
        sponsor: value('qzsponsor'),
        autoscaled: { max: 3, onDemand: { above: '0%' }, fallback: label(4) },
      },
      [`${pool2}`]: {
        ...machines,
        trust: value('qzzone'),
        static: { hosts: 2 },
        agents: [{ labels: [label(3)] }, { labels: [label(4)] }],
      },
    },
    aliases: { [label(5)]: label(1) },
    runs: { [label(1)]: ['ci-cpu'], [label(3)]: ['ci-lint'] },
    jobs: {
      [`${job1}`]: {
        repository: 'example/project',
        folder: value('qzfolder'),
        context: value('Qzcontext'),
        branches: [value('Qzbranch')],
      },
      [`${job2}`]: { repository: 'example/other', nightly: { at: '12:30' } },
    },
  });
}

const outputs = (fleet: ReturnType<typeof written>) =>
  outputsOf({
    fleet,
    pins: new Map(Object.keys(fleet.images).map(image => [image, 'ami-0123456789abcdef0'])),
    source: 'fleet.yaml',
    parts: PARTS,
  });

const harmless = outputs(written(token => token));

/** What a text of configuration as code means. */
const resolved = (text: string) => text.replaceAll('^${', '${');

/** User data of a launch template is in base64. */
const CLOUD_CONFIG = Buffer.from('#cloud-config').toString('base64').slice(0, -4);
const decoded = (text: string) =>
  text.startsWith(CLOUD_CONFIG) ? Buffer.from(text, 'base64').toString() : text;

/** What texts mean, by path: most are the same whatever stands in the free places, and reading takes longest. */
const meanings = new Map<string, Map<string, unknown>>();

function meaning(path: string, text: string): unknown {
  const known = meanings.get(path) ?? new Map<string, unknown>();
  meanings.set(path, known);
  if (!known.has(text)) known.set(text, read(path, text));
  return known.get(text);
}

/** What a file means: data for YAML and JSON, else its text. */
function read(path: string, text: string): unknown {
  const isData = /\.(?:ya?ml|json)$/.test(path) && !path.includes('/roles/') && !path.includes('/playbooks/');
  if (!isData) return text;
  const data: unknown = parse(text, { logLevel: 'silent', version: '1.1', merge: false });
  return mapped(data, path.endsWith('/jenkins.yaml') ? resolved : decoded);
}

/** The same data with another text for each text, keys included. */
function mapped(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (Array.isArray(data)) return data.map(each => mapped(each, change));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, each]) => [change(key), mapped(each, change)]));
}

const replaced = (tokens: Written) => (text: string) =>
  Object.entries(tokens).reduce((before, [token, hostile]) => before.replaceAll(token, () => hostile), text);

/** Lists that are sorted by name stand in another order under other names. */
const unordered = (data: unknown): unknown =>
  Array.isArray(data)
    ? data.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : typeof data === 'object' && data !== null
      ? Object.fromEntries(Object.entries(data).map(([key, each]) => [key, unordered(each)]))
      : data;

const dataFiles = [...harmless.keys()].filter(
  path => typeof meaning(path, harmless.get(path) ?? '') !== 'string',
);

/** Four at a time, each in another place: as many fleets as it takes. An empty description is left out of the cloud. */
function fours(texts: readonly string[]): readonly (readonly string[])[] {
  const some = texts.filter(text => text !== '');
  return Array.from({ length: Math.ceil(some.length / 4) }, (_, index) =>
    some.slice(4 * index, 4 * index + 4),
  );
}

describe('what a hostile fleet becomes', () => {
  it.each(fours(HOSTILE_TEXTS))('means the same with %j in its free places', (...texts) => {
    const tokens = Object.fromEntries(texts.map((text, index) => [`QZTEXT${index + 1}`, text]));
    const hostile = outputs(written(token => tokens[token] ?? token));
    expect([...hostile.keys()]).toEqual([...harmless.keys()]);
    for (const path of dataFiles) {
      const expected = mapped(meaning(path, harmless.get(path) ?? ''), replaced(tokens));
      expect(meaning(path, hostile.get(path) ?? ''), path).toEqual(expected);
    }
  });

  it('means the same with names and labels that are numbers, times, truths or nothing in some format', () => {
    const tokens = { ...NAMES, ...LABELS };
    const hostile = outputs(written(token => tokens[token] ?? token));
    const rename = replaced(tokens);
    expect([...hostile.keys()].sort()).toEqual([...harmless.keys()].map(rename).sort());
    for (const path of dataFiles) {
      const expected = mapped(meaning(path, harmless.get(path) ?? ''), rename);
      expect(unordered(meaning(rename(path), hostile.get(rename(path)) ?? '')), path).toEqual(
        unordered(expected),
      );
    }
  });
});
