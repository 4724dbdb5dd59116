import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../tools/exit-codes.ts';
import { fleet } from '../tools/memory-world.ts';

const DOCUMENTS = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')];
const read = (file: string) => readFileSync(file, 'utf8');

/** Every `npx fleet …` that a reader is told to run, with words as a shell would split them. */
const commands = [
  ...new Set(
    DOCUMENTS.flatMap(file =>
      [...read(file).matchAll(/`npx fleet ([^`\n]+)`/g)].map(found => found[1] ?? ''),
    ),
  ),
];
const wordsOf = (command: string) =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** What these commands need is not in a test's memory; here they must get as far as that, and e2e tests go on. */
const NEEDS_A_PROGRAM = ['plan', 'apply', 'destroy', 'diff', 'hosts', 'jobs'];
const NEEDS_THE_NETWORK = ['bootstrap', 'images', 'roll'];

// Here because some make every output of a fleet, which takes seconds.
describe('the commands in the documents', () => {
  it('are there to be run', () => expect(commands.length).toBeGreaterThan(0));

  it.each(commands)('npx fleet %s', async command => {
    const words = wordsOf(command);
    const [verb = ''] = words;
    const asked = NEEDS_THE_NETWORK.includes(verb) ? [...words, '--help'] : words;
    const { exitCode, err } = await fleet(asked, {
      Jenkinsfile: read('test/fixtures/jenkinsfiles/spot.groovy'),
    });
    expect(exitCode, err).toBe(NEEDS_A_PROGRAM.includes(verb) ? EXIT.missingTool : EXIT.ok);
  });

  it.each([...read('README.md').matchAll(/^make (\w+)/gm)].map(found => found[1] ?? ''))(
    'make %s',
    target => {
      expect(read('Makefile')).toMatch(new RegExp(`^${target}:`, 'm'));
    },
  );
});

describe('the examples in the documents', () => {
  it('the pool of the README is sound', async () => {
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    // The example is a part of a fleet file, and the file below is judged as a whole.
    const { pools } = load(yaml) as { readonly pools: unknown };
    const starter = Object(load(read('fleets/starter/fleet.yaml')));
    const text = JSON.stringify({ ...starter, pools });
    expect((await fleet(['check', 'mine.yaml'], { 'mine.yaml': text })).exitCode).toBe(EXIT.ok);
  });
});

describe('the links in the documents', () => {
  const links = DOCUMENTS.flatMap(file =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(found => [file, found[1] ?? ''] as const),
  );

  it.each(links)('%s leads to %s', (file, target) => {
    expect(existsSync(join(dirname(file), target))).toBe(true);
  });
});

describe('committed text', () => {
  it.each(DOCUMENTS)('%s names no path of a machine', file => {
    expect(read(file)).not.toMatch(/\/(?:root|work|home\/\w+|tmp(?!\/\$USER))\//);
  });
});
