import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TRAPS } from './jenkins-traps.ts';

/** Whether a file has a test of that name, and not only its words somewhere. */
const holds = (file: string, title: string): boolean => {
  const text = readFileSync(file, 'utf8');
  return text.includes(`'${title}'`) || text.includes(`\`${title}\``);
};

/** Names of files of ours that a row mentions. */
const MENTIONED = /\b[\w-]+\.ts\b/g;

describe('what a roll can fall over', () => {
  it('has for each trap a test that is there', () => {
    const missing = TRAPS.flatMap(({ trap, tests }) =>
      tests.flatMap(({ file, title }) =>
        existsSync(file) && holds(file, title) ? [] : [`${trap}: ${file} has no “${title}”`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('has no test only where a roll has not to do with it', () => {
    const bare = TRAPS.filter(({ tests }) => tests.length === 0);
    for (const { minded } of bare) expect(minded).toMatch(/^Not /);
  });

  it('is told once each', () => {
    expect(new Set(TRAPS.map(({ trap }) => trap)).size).toBe(TRAPS.length);
  });

  it('is minded in files that are there', () => {
    const files = new Set(globSync('{tools,jenkins-casc}/**/*.ts').map(path => path.split('/').at(-1)));
    const named = TRAPS.flatMap(({ minded }) => minded.match(MENTIONED) ?? []);
    expect(named.filter(file => !files.has(file))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });
});
