import { cp, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isErrno } from '../../../tools/adapters/files/is-errno.ts';
import type { SlurmSettings } from '../../configuration/operator-settings.ts';
import type { PullRef } from '../../model/pull.ts';
import { isFolder } from './job-directory.ts';
import { names, unlinkJobs } from './job-links.ts';
import { MONTH, pullFolder, repositoryFolder } from './job-path.ts';

/** What was moved, and where to. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** How a folder is given another name; fails with EXDEV where that is on another file system. */
export type Rename = (from: string, to: string) => Promise<void>;

/**
 * Moves all job directories of a pull request to `trash_bin/repo_ID/YYYY.MM.DD/YYYY.MM/pr_N`, and takes the links to them away.
 * What is to be moved is first renamed where it is, to a name that says where it goes: so a move that was interrupted is
 * finished by the next call, to the same place, and what a pull request makes after it was opened again goes to another.
 */
export async function trashed(
  settings: SlurmSettings,
  pull: PullRef,
  now: number,
  renamed: Rename = rename,
): Promise<readonly Moved[]> {
  const repository = repositoryFolder(pull.repository.id);
  const moved: Moved[] = [];
  for (const month of await names(join(settings.jobsBaseDir, repository))) {
    if (!MONTH.test(month)) continue;
    const folder = join(settings.jobsBaseDir, repository, month);
    const trash = join(settings.trashBin, repository);
    const move = { folder, trash, month, name: pullFolder(pull.number), renamed };
    await unlinkJobs(settings, join(folder, move.name));
    await setAside(move, now);
    moved.push(...(await finished(move)));
  }
  return moved;
}

interface Move {
  /** That of the month. */
  readonly folder: string;
  readonly trash: string;
  readonly month: string;
  readonly name: string;
  readonly renamed: Rename;
}

async function setAside(move: Move, now: number): Promise<void> {
  const from = join(move.folder, move.name);
  if (!(await isFolder(from))) return;
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '.');
  let count = 0;
  while ((await isThere(aside(move, day, count))) || (await isThere(placeOf(move, day, count)))) count += 1;
  await rename(from, aside(move, day, count));
}

const aside = ({ folder, name }: Move, day: string, count: number): string =>
  join(folder, `.moving_${name}_${day}_${count}`);

const placeOf = ({ trash, month, name }: Move, day: string, count: number): string =>
  join(trash, day, month, count === 0 ? name : `${name}.${count}`);

async function finished(move: Move): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const entry of await names(move.folder)) {
    const [, name, day = '', count] = /^\.moving_(pr_\d+)_(\d{4}\.\d{2}\.\d{2})_(\d+)$/.exec(entry) ?? [];
    if (name !== move.name) continue;
    const to = placeOf(move, day, Number(count));
    await carried(join(move.folder, entry), to, move.renamed);
    moved.push({ from: join(move.folder, name), to });
  }
  return moved;
}

/** A place that is there holds the whole: it got its name when it was complete. */
async function carried(from: string, to: string, renamed: Rename): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if (!(await isThere(to)))
    try {
      return await renamed(from, to);
    } catch (error) {
      if (!isErrno(error, 'EXDEV')) throw error;
      await copied(from, to);
    }
  await rm(from, { recursive: true, force: true });
}

async function copied(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(from, partial, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    filter: isCopied,
  });
  await rename(partial, to);
}

/** Named pipes and sockets of jobs hold nothing. */
async function isCopied(path: string): Promise<boolean> {
  const stats = await lstat(path);
  return stats.isDirectory() || stats.isFile() || stats.isSymbolicLink();
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
