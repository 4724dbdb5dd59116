import { mkdir, readdir, readlink, rename, symlink, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isErrno } from '../../../tools/adapters/files/is-errno.ts';
import type { SlurmSettings } from '../../configuration/operator-settings.ts';
import { isJobId } from './squeue.ts';

/** Links `jobs_base_dir/JOB` and `job_ids_dir/submitted/JOB` to the job's directory. */
export async function linkJob(settings: SlurmSettings, job: string, folder: string): Promise<void> {
  for (const link of [join(settings.jobsBaseDir, job), join(settings.jobIdsDir, 'submitted', job)]) {
    await mkdir(dirname(link), { recursive: true });
    await unless('EEXIST', symlink(folder, link));
  }
}

/** Moves a job's link from `submitted` to `finished`. */
export async function finishJob({ jobIdsDir }: SlurmSettings, job: string): Promise<void> {
  await mkdir(join(jobIdsDir, 'finished'), { recursive: true });
  await unless('ENOENT', rename(join(jobIdsDir, 'submitted', job), join(jobIdsDir, 'finished', job)));
}

/** Takes away all links of jobs into a folder. */
export async function unlinkJobs(settings: SlurmSettings, folder: string): Promise<void> {
  const { jobsBaseDir, jobIdsDir } = settings;
  for (const place of [jobsBaseDir, join(jobIdsDir, 'submitted'), join(jobIdsDir, 'finished')])
    for (const name of await names(place)) {
      const path = join(place, name);
      if (isJobId(name) && `${await target(path)}${sep}`.startsWith(folder + sep))
        await unless('ENOENT', unlink(path));
    }
}

/** The names in a folder; none when it is not there. */
export async function names(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return [];
    throw error;
  }
}

async function target(path: string): Promise<string> {
  try {
    return await readlink(path);
  } catch (error) {
    if (isErrno(error, 'EINVAL') || isErrno(error, 'ENOENT')) return '';
    throw error;
  }
}

async function unless(code: string, done: Promise<void>): Promise<void> {
  try {
    await done;
  } catch (error) {
    if (!isErrno(error, code)) throw error;
  }
}
