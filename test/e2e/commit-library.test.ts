import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gitConfiguration, LIBRARY } from '../../jenkins-casc/configuration/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'commit-library-'));
afterAll(() => rmSync(folder, { recursive: true }));
const repository = join(folder, 'repository');
const source = join(folder, 'source');
/** As root the repository is Jenkins's; else it can only be one's own. */
const owner = process.getuid?.() === 0 ? 1000 : process.getuid?.();

const written = (path: string, text: string) => {
  mkdirSync(dirname(join(source, path)), { recursive: true });
  writeFileSync(join(source, path), text);
};

const commit = (): string =>
  execFileSync(
    'python3',
    [
      'ansible/roles/leader/files/commit-library.py',
      '--folder',
      source,
      '--repository',
      repository,
      '--branch',
      LIBRARY.branch,
      '--owner',
      String(owner),
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );

/** The files that a Pipeline gets under the library's address, as Jenkins's own account. */
function cloned(): string {
  const configuration = join(folder, 'gitconfig');
  writeFileSync(configuration, gitConfiguration().replace(LIBRARY.folderInside, repository));
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: configuration, GIT_CONFIG_NOSYSTEM: '1' };
  const account = owner === 1000 ? { uid: 1000, gid: 1000 } : {};
  const clone = mkdtempSync(join(tmpdir(), 'library-clone-'));
  try {
    execFileSync('chown', ['-R', `${owner}`, clone]);
    execFileSync('git', ['clone', '-q', '-b', LIBRARY.branch, LIBRARY.address, join(clone, 'it')], {
      env,
      ...account,
    });
    return execFileSync('git', ['-C', join(clone, 'it'), 'ls-files'], { env, ...account, encoding: 'utf8' });
  } finally {
    rmSync(clone, { recursive: true });
  }
}

describe('the repository of the shared library on the leader', () => {
  execFileSync('chmod', ['755', folder]);

  it('holds the folder after the first run, and belongs to Jenkins', () => {
    written('vars/nodeFor.groovy', 'def call() {}\n');
    written('resources/fleet/map.json', '{}\n');
    expect(commit()).toBe('committed\n');
    expect(cloned()).toBe('resources/fleet/map.json\nvars/nodeFor.groovy\n');
    expect(statSync(join(repository, 'HEAD')).uid).toBe(owner);
  });

  it('stays as it is when nothing is new', () => {
    expect(commit()).toBe('');
  });

  it('takes over what changed and lets go what is no more, ignored files included', () => {
    written('vars/nodeFor.groovy', 'def call() { 1 }\n');
    written('.gitignore', 'vars/\n');
    rmSync(join(source, 'resources'), { recursive: true });
    expect(commit()).toBe('committed\n');
    expect(cloned()).toBe('.gitignore\nvars/nodeFor.groovy\n');
  });

  it('runs nothing that stands in the repository', () => {
    writeFileSync(join(repository, 'hooks', 'pre-commit'), `#!/bin/sh\ntouch ${folder}/ran\nexit 1\n`, {
      mode: 0o755,
    });
    written('vars/more.groovy', '\n');
    expect(commit()).toBe('committed\n');
    expect(() => statSync(join(folder, 'ran'))).toThrow('ENOENT');
  });
});
