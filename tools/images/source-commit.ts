import { ProgramMissing, type Programs } from '../adapters/process/program.ts';

/** What an image says of a source that is in no repository. */
const UNKNOWN_COMMIT = 'unknown';

/** The commit of the current folder, 40 hexadecimal digits, with `-dirty` when something there is not committed. */
export async function sourceCommit(
  programs: Programs,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const git = (...words: readonly string[]) => programs.run({ program: 'git', words, environment });
  try {
    const head = await git('rev-parse', '--verify', 'HEAD');
    if (head.exitCode !== 0) return UNKNOWN_COMMIT;
    const status = await git('status', '--porcelain');
    return `${head.out.trim()}${status.out.trim() === '' ? '' : '-dirty'}`;
  } catch (error) {
    if (error instanceof ProgramMissing) return UNKNOWN_COMMIT;
    throw error;
  }
}
