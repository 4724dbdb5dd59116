import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gitConfiguration, LIBRARY } from '../../jenkins-casc/configuration/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'library-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Git with a configuration of its own and no other. */
function git(configuration: string, ...words: readonly string[]): string {
  const file = join(folder, 'gitconfig');
  writeFileSync(file, configuration);
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: file, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
}

/** A repository like the one on the leader. */
function library(): string {
  const repository = join(folder, 'repository');
  mkdirSync(join(repository, 'vars'), { recursive: true });
  writeFileSync(join(repository, 'vars/nodeFor.groovy'), 'def call() {}\n');
  const inside = ['-C', repository, '-c', 'user.name=fleet', '-c', 'user.email=fleet@example.org'];
  git('', 'init', '-q', '-b', LIBRARY.branch, repository);
  git('', ...inside, 'add', '.');
  git('', ...inside, 'commit', '-qm', 'library');
  return repository;
}

describe("the library's address", () => {
  const here = gitConfiguration().replace(LIBRARY.folderInside, library());

  it('leads git to the folder', () => {
    expect(git(here, 'ls-remote', LIBRARY.address)).toContain(`refs/heads/${LIBRARY.branch}`);
    git(here, 'clone', '-q', '-b', LIBRARY.branch, LIBRARY.address, 'clone');
    expect(git(here, '-C', 'clone', 'ls-files')).toBe('vars/nodeFor.groovy\n');
  });

  it('leads nowhere without the configuration', () => {
    expect(() => git('', 'ls-remote', LIBRARY.address)).toThrow(/library\.invalid/);
  });
});
