import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isErrno } from '../../../tools/adapters/files/is-errno.ts';
import { BackendFailed, type RunOrder } from '../backend.ts';
import { checkedOut } from './checkout.ts';
import { type BuildTarget, jobCfg, reposCfg } from './job-cfg.ts';
import type { SlurmWorld } from './slurm-world.ts';

/**
 * Makes the job's directory with the pull request and `cfg/` in it, whole or not at all: it grows under another name beside its
 * place and is moved there when it is complete. Of two that make it at once the first to be ready wins, and the other's is
 * thrown away. What a killed process leaves is a hidden folder of which nobody knows, and goes with the pull request's.
 */
export async function madeDirectory(
  world: SlurmWorld,
  order: RunOrder,
  target: BuildTarget,
  folder: string,
): Promise<void> {
  if (await isFolder(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(folder), `.${basename(folder)}.`));
  try {
    await checkedOut(world, order, unfinished);
    await configured(world, target, unfinished, folder);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!isErrno(error, 'ENOTEMPTY') && !isErrno(error, 'EEXIST')) throw error;
  }
}

/** Writes `cfg/`. The pull request may bring a folder of this name, but nothing in it is written through a link. */
async function configured(
  { settings }: SlurmWorld,
  target: BuildTarget,
  folder: string,
  later: string,
): Promise<void> {
  const cfg = join(folder, 'cfg');
  await mkdir(cfg).catch(error => {
    if (!isErrno(error, 'EEXIST')) throw error;
  });
  if (!(await isFolder(cfg)))
    throw new BackendFailed('the pull request has a file `cfg` where the job finds its settings', {
      later: false,
      fix: 'Give that file another name.',
    });
  await written(join(cfg, 'job.cfg'), jobCfg(settings, target, join(later, 'cfg')));
  await written(join(cfg, 'repos.cfg'), reposCfg(settings.repositories));
  const { configBundle } = target.entry;
  if (configBundle !== undefined && settings.repositoriesDir !== undefined) {
    const copy = join(cfg, basename(configBundle));
    await rm(copy, { recursive: true, force: true });
    await copyFile(join(settings.repositoriesDir, configBundle), copy, constants.COPYFILE_EXCL);
  }
  for (const [file, text] of Object.entries(settings.cvmfsCustomizations))
    await written(join(cfg, nameInCfg(file, target)), `${text}\n`);
}

/** The file of `cfg/` that ends up at this place in the container. */
function nameInCfg(file: string, { entry }: BuildTarget): string {
  const mapped = Object.entries(entry.configMap).find(([, place]) => place === file)?.[0];
  return basename(mapped ?? file);
}

async function written(path: string, text: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await writeFile(path, text, { flag: 'wx' });
}

/** Whether a folder, and no link to one, is there. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return false;
    throw error;
  }
}
