import type { Programs } from '../process/program.ts';
import { type Commit, type Revisions, RevisionUnknown } from './revisions.ts';

/** Where git is asked. */
export interface GitPlace {
  readonly programs: Programs;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder inside the repository; without it the current one. */
  readonly folder?: string;
}

/** The revisions that the `git` of this machine knows. @throws ProgramMissing where there is none. */
export function gitRevisions({ programs, environment, folder }: GitPlace): Revisions {
  const git = (...words: readonly string[]) =>
    programs.run({ program: 'git', words, environment, ...(folder !== undefined && { folder }) });

  return {
    async find(revision) {
      const { exitCode, out, err } = await git(
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${revision}^{commit}`,
      );
      if (exitCode !== 0) throw new RevisionUnknown(revision, err.trim().split('\n')[0] ?? '');
      return { id: out.trim().split('\n').at(-1) ?? '' };
    },

    async texts(commit, below, names) {
      const listed = await git('ls-tree', '-r', '-z', '--name-only', commit.id, '--', `${below}/`);
      const paths = listed.out.split('\0').filter(path => path !== '' && names.test(path));
      return new Map(await Promise.all(paths.map(async path => [path, await textOf(commit, path)] as const)));
    },

    async hasChanges() {
      const { exitCode, out, err } = await git('status', '--porcelain');
      if (exitCode !== 0) throw new Error(`git cannot tell what has changed: ${err.trim()}`);
      return out.trim() !== '';
    },
  };

  async function textOf({ id }: Commit, path: string): Promise<string> {
    const { exitCode, out, err } = await git('show', '--end-of-options', `${id}:./${path}`);
    if (exitCode !== 0) throw new Error(`git cannot show \`${path}\` at ${id}: ${err.trim()}`);
    return out;
  }
}
