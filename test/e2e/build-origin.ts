import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file of a commit; undefined: it goes. A text that begins with `#!` is made executable. */
export type Files = Readonly<Record<string, string | undefined>>;

/** A bare repository with a base branch and pull requests, and what is done to it. */
export interface BuildOrigin {
  readonly address: string;
  /** A commit on top of another, or the first one. @returns its hash */
  commit(parent: string | undefined, files: Files): Promise<string>;
  /** The head of a pull request is this commit from now on. */
  push(pull: number, commit: string): Promise<void>;
  /** Runs git in the work tree. @returns what it prints */
  git(...words: readonly string[]): Promise<string>;
}

/** Makes a repository below a folder. */
export async function buildOrigin(folder: string): Promise<BuildOrigin> {
  const work = join(folder, 'work');
  const address = join(folder, 'origin.git');
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  await mkdir(work, { recursive: true });
  const git = async (...words: readonly string[]): Promise<string> =>
    (await run('git', words, { cwd: work, env: environment })).stdout.trim();
  await git('init', '--quiet', '--bare', address);
  await git('init', '--quiet', '--initial-branch=main', '.');
  return {
    address,
    git,
    async commit(parent, files) {
      if (parent !== undefined) await git('checkout', '--quiet', '--force', '--detach', parent);
      for (const [path, text] of Object.entries(files)) await put(join(work, path), text);
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '-m', 'change');
      const sha = await git('rev-parse', 'HEAD');
      await git('push', '--quiet', address, `${sha}:refs/kept/${sha}`);
      return sha;
    },
    async push(pull, commit) {
      await git('push', '--quiet', '--force', address, `${commit}:refs/pull/${pull}/head`);
    },
  };
}

async function put(path: string, text: string | undefined): Promise<void> {
  await rm(path, { recursive: true, force: true });
  if (text === undefined) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  if (text.startsWith('#!')) await chmod(path, 0o755);
}
