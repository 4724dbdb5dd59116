import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { gitRevisions } from '../../tools/adapters/git/git-revisions.ts';
import { memoryRevisions } from '../../tools/adapters/git/memory-revisions.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { HELD, revisionsContract } from './revisions-contract.ts';

describe('revisions in memory', () => {
  revisionsContract(async () => {
    let changed = false;
    const change = () => {
      changed = true;
    };
    return { revisions: memoryRevisions(HELD, () => changed), change };
  });
});

describe('revisions of git', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-revisions-'));
  const environment = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap(who => [
        [`GIT_${who}_NAME`, 'test'],
        [`GIT_${who}_EMAIL`, 'test@example.org'],
      ]),
    ),
  };
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: folder, env: environment, stdio: 'pipe' });
  git('init', '--quiet');
  for (const [name, files] of Object.entries(HELD)) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git('add', '.');
    git('commit', '--quiet', '--message', name);
    git('tag', name);
  }
  afterAll(() => rmSync(folder, { recursive: true }));

  revisionsContract(async () => ({
    revisions: gitRevisions({ programs: machinePrograms, environment, folder }),
    change: () => writeFileSync(join(folder, 'new.txt'), ''),
  }));
});
