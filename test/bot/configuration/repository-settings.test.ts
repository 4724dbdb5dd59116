import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRepositorySettings } from '../../../bot/configuration/read-settings.ts';
import { repositoryText } from '../../../bot/configuration/repository-text.ts';
import { writtenRepository } from './written.ts';

const SMALL = `\
names: ["@MXNet-Bot"]
instances: [mxnet-ci]
jobs:
  unix-gpu: mxnet-validation/unix-gpu
`;

const settingsOf = (text: string) => {
  const { settings, problems } = readRepositorySettings(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (settings === undefined) throw new Error('not sound');
  return settings;
};

describe('a .ci-bot.yaml of four lines', () => {
  const settings = settingsOf(SMALL);

  it('has a target with all defaults', () => {
    expect(settings.targets).toEqual([
      {
        name: 'unix-gpu',
        backend: 'jenkins',
        instance: 'mxnet-ci',
        command: 'run',
        description: undefined,
        facets: {},
        labels: [],
        job: 'mxnet-validation/unix-gpu',
        upload: 'none',
      },
    ]);
  });

  it('is addressed in lower case without @', () => expect(settings.names).toEqual(['mxnet-bot']));

  it('lets authors and writers run, writers approve, and trusts writers only', () => {
    const writers = { kind: 'role', role: 'write' };
    expect(settings.rights.run).toEqual([{ kind: 'author' }, writers]);
    expect(settings.rights.approve).toEqual([writers]);
    expect(settings.trusted).toEqual([writers]);
  });

  it('ignores edited comments and starts nothing after a merge', () => {
    expect(settings).toMatchObject({
      editedComments: 'ignore',
      onMerge: 'nothing',
      onPush: 'mark',
      guide: false,
    });
  });
});

describe('grantees', () => {
  const runOf = (list: string) => settingsOf(`${SMALL}permissions: {run: ${list}}\n`).rights.run;

  it.each([
    ['[everyone]', [{ kind: 'everyone' }]],
    ['["*"]', [{ kind: 'everyone' }]],
    ['[write]', [{ kind: 'role', role: 'write' }]],
    ['[role triage]', [{ kind: 'role', role: 'triage' }]],
    ['[team Apache/MXNet-committers]', [{ kind: 'team', team: 'apache/mxnet-committers' }]],
    ['[{id: 583231, login: octocat}]', [{ kind: 'person', id: 583231, login: 'octocat' }]],
    ['[]', []],
  ])('%s', (list, grantees) => expect(runOf(list)).toEqual(grantees));

  it.each([
    ['octocat', /https:\/\/api\.github\.com\/users\/octocat/],
    ['team committers', /team apache\/committers/],
    ['atuhor', /did you mean `author`/],
    ['role wirte', /did you mean `role write`/],
    ['the boss', /write for example/],
  ])('%s is refused with a way out', (word, fix) => {
    const { settings, problems } = readRepositorySettings(`${SMALL}permissions: {run: ["${word}"]}\n`);
    expect(settings).toBeUndefined();
    expect(problems.map(problem => problem.fix).join()).toMatch(fix);
  });
});

describe('builds', () => {
  const targetsOf = (text: string) =>
    settingsOf(`names: [bot]\ninstances: [aws, azure]\nbuilds:\n${text}`).targets;

  it('a list is built by the first instance, without accelerators', () => {
    expect(targetsOf('  linux/x86_64/generic: [a, b]\n')).toMatchObject([
      { name: 'linux/x86_64/generic a', instance: 'aws', upload: 'once', facets: { repository: 'a' } },
      { name: 'linux/x86_64/generic b', instance: 'aws' },
    ]);
  });

  it('are told apart by accelerator and by instance', () => {
    const names = targetsOf(
      '  linux/x86_64/zen2: {repositories: [a], accelerators: [nvidia/cc80], instances: [aws, azure]}\n',
    ).map(({ name }) => name);
    expect(names).toEqual([
      'linux/x86_64/zen2 a @aws',
      'linux/x86_64/zen2 a nvidia/cc80 @aws',
      'linux/x86_64/zen2 a @azure',
      'linux/x86_64/zen2 a nvidia/cc80 @azure',
    ]);
  });
});

describe('settings written out', () => {
  it('read as the same settings', () => {
    fc.assert(
      fc.property(writtenRepository, text => {
        const { settings } = readRepositorySettings(text);
        if (settings === undefined) return;
        const again = readRepositorySettings(repositoryText(settings));
        expect(again.settings).toEqual(settings);
      }),
      { numRuns: 40 },
    );
  });

  it('are sound often enough for that to mean something', () => {
    const sound = fc
      .sample(writtenRepository, { numRuns: 60, seed: 1 })
      .filter(text => readRepositorySettings(text).settings !== undefined);
    expect(sound.length).toBeGreaterThan(5);
  });

  it('have targets of different names', () => {
    fc.assert(
      fc.property(writtenRepository, text => {
        const names = readRepositorySettings(text).settings?.targets.map(({ name }) => name) ?? [];
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 20 },
    );
  });
});
