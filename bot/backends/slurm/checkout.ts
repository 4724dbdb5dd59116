import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramEnd } from '../../../tools/adapters/process/program.ts';
import { BackendFailed, type RunOrder } from '../backend.ts';
import { whole } from './job-path.ts';
import { lastOf, ranCommand } from './slurm-commands.ts';
import type { SlurmWorld } from './slurm-world.ts';

const SHA = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** No hooks, no prompts, nothing in the background, nothing beside the repository itself. */
const CAREFUL = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['gc.auto', '0'],
  ['submodule.recurse', 'false'],
  ['advice.detachedHead', 'false'],
].flatMap(([key, value]) => ['-c', `${key}=${value}`]);

/** What is told when a step fails: the words and tips of EESSI's bot. */
const TOLD = {
  clone: {
    failure: 'Unable to clone the target repository.',
    tip: 'This could be a connection failure. Try again and if the issue remains check if the address is correct.',
  },
  checkout: {
    failure: 'Unable to checkout to the correct branch.',
    tip: 'Ensure that the branch name is correct and the target branch is available.',
  },
  difference: {
    failure: 'Unable to obtain the changes of the pull request.',
    tip: 'Ensure that the pull request has a commit in common with its target branch.',
  },
  apply: {
    failure: 'Unable to download or merge changes between the source branch and the destination branch.',
    tip: 'This can usually be resolved by syncing your branch and resolving any merge conflicts.',
  },
} as const;

/**
 * Puts into an empty folder what EESSI's scripts expect: the tip of the base branch, with the pull request's changes since it left
 * that branch applied on top and not committed, and the changes themselves as `N.diff`, from which the scripts see what to build.
 * The commit is the one that was asked for, and only if the pull request still contains it. Git is not run in the folder again
 * once a job was there, for a job can change the configuration in `.git`.
 * @throws BackendFailed; a conflict never passes by itself
 */
export async function checkedOut(world: SlurmWorld, order: RunOrder, folder: string): Promise<void> {
  const git = gitIn(world, folder);
  const number = whole(order.pull.number);
  const [sha, base] = [commit(order.sha), commit(order.base)];
  const address = world.cloneAddress(order.pull.repository);
  await git('clone', 'init', '--quiet', '--template=', '.');
  const refs = [`+refs/pull/${number}/head:refs/bot/head`, `+${base}:refs/bot/base`];
  await git('clone', 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--', address, ...refs);
  const held = await git(undefined, 'merge-base', '--is-ancestor', sha, 'refs/bot/head');
  if (held.exitCode !== 0)
    throw new BackendFailed(`commit ${sha.slice(0, 10)} is no longer part of the pull request`, {
      later: false,
      fix: 'Ask again; the newest commit is taken then.',
    });
  await git('checkout', 'checkout', '--quiet', '--detach', 'refs/bot/base');
  const kept = join('.git', `${number}.diff`);
  const plainly = ['--binary', '--no-color', '--no-ext-diff', '--no-textconv', `--output=${kept}`];
  await git('difference', 'diff', ...plainly, `refs/bot/base...${sha}`);
  if ((await stat(join(folder, kept))).size > 0) await git('apply', 'apply', '--whitespace=nowarn', kept);
  // It replaces whatever the pull request has under this name, also a link that leads elsewhere.
  await rename(join(folder, kept), join(folder, `${number}.diff`));
}

/** Git in a folder, all its calls together not longer than the limit. The first word says what a failure means; undefined: nothing. */
function gitIn(world: SlurmWorld, folder: string) {
  const deadline = world.clock() + world.limits.git;
  return async (step: keyof typeof TOLD | undefined, ...words: readonly string[]): Promise<ProgramEnd> => {
    const limit = Math.max(1, deadline - world.clock());
    const more = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
    const end = await ranCommand(world, {
      program: world.git,
      words: [...CAREFUL, ...words],
      folder,
      more,
      limit,
    });
    if (step !== undefined && end.exitCode !== 0) throw stepFailed(step, end);
    return end;
  };
}

function stepFailed(step: keyof typeof TOLD, end: ProgramEnd): BackendFailed {
  const { failure, tip } = TOLD[step];
  return new BackendFailed(`${failure} (git: ${lastOf(end.err)})`, { later: step === 'clone', fix: tip });
}

function commit(sha: string): string {
  if (!SHA.test(sha)) throw new BackendFailed('the order names no whole commit', { later: false });
  return sha;
}
