import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastGood } from '../../../bot/configuration/last-good.ts';
import { readPeopleList, withPerson } from '../../../bot/configuration/people-list.ts';
import {
  REPOSITORY_LIMITS,
  readOperatorSettings,
  readRepositorySettings,
} from '../../../bot/configuration/read-settings.ts';
import type { Problem } from '../../../fleet/problem.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';

const FILES = ['mxnet', 'eessi', 'diffeq'].flatMap(project =>
  ['.ci-bot.yaml', 'bot.yaml'].map(name => readFileSync(`examples/bot/${project}/${name}`, 'utf8')),
);

/** A text with a few pieces cut out, doubled, or replaced by what YAML and we give a meaning. */
const mutated = fc
  .tuple(
    fc.constantFrom(...FILES),
    fc.array(
      fc.tuple(
        fc.nat(4000),
        fc.nat(30),
        fc.oneof(
          fc.constantFrom(
            '',
            '\n',
            ': ',
            '- ',
            '{',
            '}',
            '[',
            ']',
            '&a ',
            '*a',
            '"',
            "'",
            '#',
            '\t',
            '!!x ',
            '|',
            '~',
            '0',
            'version: 2\n',
          ),
          unicodeText({ maxLength: 6 }),
        ),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, gone, put]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + put + now.slice(place + gone);
    }, text),
  );

function expectPlaces(text: string, problems: readonly Problem[]): void {
  const lines = text.split(/\r\n?|\n/);
  for (const { place } of problems) {
    expect(place.line).toBeGreaterThan(0);
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeGreaterThan(0);
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1);
  }
}

/** Milliseconds that this thread has worked: a busy machine's do not count. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

describe('any text', () => {
  it('is read without a crash, and each problem stands in it', () => {
    fc.assert(
      fc.property(mutated, text => {
        for (const read of [readRepositorySettings, readOperatorSettings]) {
          const { settings, problems, shown } = read(text);
          expectPlaces(text, problems);
          expect(shown.length).toBe(text.length);
          if (settings === undefined)
            expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('a hostile .ci-bot.yaml', () => {
  const told = (text: string) => readRepositorySettings(text).problems.map(({ rule }) => rule);

  it('is not read beyond its size', () => {
    expect(told(`names: [${'x'.repeat(REPOSITORY_LIMITS.size)}]`)).toEqual(['yaml-size']);
    expect(told(`names: [${'x,'.repeat(REPOSITORY_LIMITS.nodes + 1)}]`)).toEqual(['yaml-size']);
  });

  it('cannot nest without end', () => {
    expect(told(`names: ${'['.repeat(1000)}${']'.repeat(1000)}`)).toContain('yaml-depth');
  });

  it('cannot grow by aliases', () => {
    const lines = Array.from({ length: 20 }, (_, level) =>
      level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
    );
    const started = worked();
    expect(readRepositorySettings(`${lines.join('\n')}\n`).settings).toBeUndefined();
    expect(worked() - started).toBeLessThan(2000);
  });

  it('cannot multiply lists into millions of targets', () => {
    const list = (count: number, before: string) =>
      `[${Array.from({ length: count }, (_, at) => `${before}${at}`).join(', ')}]`;
    const build = `{repositories: ${list(40, 'r')}, accelerators: ${list(20, 'a/a')}}`;
    const builds = (count: number) =>
      Array.from({ length: count }, (_, at) => `  linux/x${at}: ${build}`).join('\n');
    const file = (count: number) => `names: [bot]\ninstances: [abc]\nbuilds:\n${builds(count)}\n`;
    expect(readRepositorySettings(file(2)).settings?.targets).toHaveLength(2 * 40 * 21);
    const { settings, problems } = readRepositorySettings(file(50));
    expect(settings).toBeUndefined();
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringMatching(/2000 targets/) })]);
  });

  it('cannot keep the search for secrets busy', () => {
    const started = worked();
    expect(told('-eyJ'.repeat(250_000))).toContain('yaml-size');
    expect(worked() - started).toBeLessThan(1500);
  });

  it('cannot have another file read', () => {
    const { problems } = readRepositorySettings('base: ../../secrets.yaml\nnames: [bot]\ninstances: [abc]\n');
    expect(problems.find(({ path }) => path[0] === 'base')).toMatchObject({ rule: 'unknown-key' });
  });

  it('has no effect through names that objects inherit', () => {
    const { problems } = readRepositorySettings(
      'names: [bot]\ninstances: [abc]\njobs: {constructor: a/c}\nonMerge: [toString, constructor]\n',
    );
    expect(problems).toMatchObject([{ rule: 'on-merge-unknown-job', got: 'toString' }]);
    expect(told('jobs: {__proto__: {job: a/b}}\n')).toContain('yaml-key');
  });

  it('does not turn up in jobs as a path that leads elsewhere', () => {
    for (const job of ['../admin', 'a/../b', '/a', 'a//b', 'a?b', 'a%2e%2e/b', 'a/b#c', 'a\\b'])
      expect(
        readRepositorySettings(`names: [bot]\ninstances: [abc]\njobs: {x: '${job}'}\n`).settings,
      ).toBeUndefined();
  });
});

describe('the last good settings', () => {
  const good = 'names: [bot]\ninstances: [abc]\njobs: {x: a/b}\n';
  const held = lastGood(undefined, good);

  it('are those of a sound text', () => {
    expect(held).toMatchObject({ fresh: true, problems: [], settings: { names: ['bot'] } });
  });

  it('hold when the text is broken, which is told with its place', () => {
    const after = lastGood(held.settings, `${good}onPush: stop\n`);
    expect(after.settings).toBe(held.settings);
    expect(after.fresh).toBe(false);
    expect(after.problems.join()).toContain('.ci-bot.yaml:4:9 error onPush');
  });

  it('are gone with the file, and never were before the first sound one', () => {
    expect(lastGood(held.settings, undefined).settings).toBeUndefined();
    expect(lastGood(undefined, 'names: 3').settings).toBeUndefined();
  });

  it('are told with few problems, however many there are', () => {
    const many = Array.from({ length: 60 }, (_, index) => `k${index}: 1\n`).join('');
    expect(lastGood(undefined, good + many).problems.length).toBeLessThan(25);
  });

  it('are refused in another version, and nothing else is said', () => {
    const { problems } = readRepositorySettings('version: 2\nsomething: new\n');
    expect(problems).toMatchObject([{ rule: 'unknown-version', place: { line: 1, column: 10 } }]);
  });
});

describe('a list of people', () => {
  const octocat = { id: 583231, login: 'octocat' };
  const other = { id: 7, login: 'hubot' };
  const peopleOf = (text: string) => {
    const list = readPeopleList(text, 'people.yaml');
    if (!list.ok) throw new Error(JSON.stringify(list.problems));
    return list.people;
  };

  it.each([
    ['people:\n  - {login: hubot, id: 7}\n'],
    ['# who may\npeople:\n- login: hubot\n  id: 7\n  # the last\n\n# the end'],
    ['people: [{login: hubot, id: 7}] # all\n'],
    ['people: [\n  {login: hubot, id: 7}, # first\n  ]\n'],
    ['{people: [{login: hubot, id: 7}]}\n'],
    ['people:\r\n  - {login: hubot, id: 7}\r\n'],
  ])('takes a person and keeps all else: %j', text => {
    const result = withPerson(text, octocat) ?? '';
    expect(peopleOf(result)).toEqual([other, octocat]);
    const added = result.length - text.length;
    const at = [...text].findIndex((character, index) => character !== result[index]);
    const from = at < 0 ? text.length : at;
    expect(result.slice(0, from) + result.slice(from + added)).toBe(text);
  });

  it.each([['people:\n'], ['people: []\n'], ['# nobody yet\n'], ['']])('takes the first one: %j', text => {
    const result = withPerson(text, octocat);
    if (text.startsWith('# ')) expect(result === undefined || peopleOf(result).length === 1).toBe(true);
    else expect(peopleOf(result ?? '')).toEqual([octocat]);
  });

  it('stays as it is when the person is in it, by number', () => {
    const text = 'people: [{login: old-name, id: 583231}]\n';
    expect(withPerson(text, octocat)).toBe(text);
  });

  it('is not changed when it is something else', () => {
    expect(withPerson('persons: []\n', octocat)).toBeUndefined();
    expect(withPerson('people: {a: 1}\n', octocat)).toBeUndefined();
  });

  it('takes any number of people, one after another', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { maxLength: 8 }), ids => {
        const people = ids.map(id => ({ id, login: `p${id}` }));
        const text = people.reduce((list, person) => withPerson(list, person) ?? '', '');
        expect(text === '' ? [] : peopleOf(text)).toEqual(people);
      }),
      { numRuns: 20 },
    );
  });
});
