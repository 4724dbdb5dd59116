import { join } from 'node:path';
import type { PullRef } from '../../model/pull.ts';
import type { Artefact } from '../../model/run.ts';
import type { Sighting } from '../../model/sighting.ts';
import { type Backend, BackendFailed, type RunName, type RunOrder, type Submitted } from '../backend.ts';
import { artefactBytes } from './artefact-files.ts';
import { buildTarget } from './build-target.ts';
import { madeDirectory } from './job-directory.ts';
import { realFolder } from './job-ending.ts';
import { linkJob } from './job-links.ts';
import { jobPath } from './job-path.ts';
import { endJobs, endStrays, jobsOf } from './job-search.ts';
import { HELD, phaseOf } from './job-states.ts';
import { askedJob } from './queue-look.ts';
import { foundJob, jobOfRun } from './run-job.ts';
import { lookedAt } from './run-look.ts';
import { RunRecords } from './run-records.ts';
import { sbatchWords, submittedJob } from './sbatch.ts';
import { endedBadly, ranCommand } from './slurm-commands.ts';
import type { SlurmWorld } from './slurm-world.ts';
import { trashed } from './trash-bin.ts';

/**
 * Builds on a Slurm cluster.
 *
 * Why a run never begins twice, whoever is killed when, and without any lock that could be left behind: every job is submitted
 * held, and only a release lets one begin. Which job is the run's own is written to a file that can be made only once
 * (`job_ids_dir/runs/RUN/submitted`, by link(2), which is atomic on NFS too). `submit` looks for that file, then for a job with the
 * run's comment, and only then calls `sbatch`. Two workers at once, or a worker killed between `sbatch` and the file, may make two
 * jobs; the file names one of them, only that is released, and the others, which never began, are cancelled.
 */
export class SlurmBackend implements Backend {
  readonly kind = 'slurm';
  readonly #world: SlurmWorld;
  readonly #records: RunRecords;

  constructor(world: SlurmWorld) {
    this.#world = world;
    this.#records = new RunRecords(world.settings.jobIdsDir);
  }

  submit(order: RunOrder): Promise<Submitted> {
    return guarded(async () => {
      const known = await this.#records.job(order.run);
      const job =
        known ?? (await foundJob(this.#world, this.#records, order.run)) ?? (await this.#newJob(order));
      const path = await this.#records.path(order.run);
      if (path !== undefined && !(await this.#records.ended(order.run)))
        await linkJob(this.#world.settings, job, join(this.#world.settings.jobsBaseDir, path));
      return { handle: job, link: undefined, held: !(await this.#records.isMarked(order.run, 'released')) };
    });
  }

  release(run: RunName): Promise<void> {
    return guarded(async () => {
      const { run: id } = run.order;
      const job = await jobOfRun(this.#world, this.#records, run);
      if (job === undefined)
        throw new BackendFailed('Slurm has no job of this run that could be released', { later: true });
      if ((await this.#records.isMarked(id, 'stopped')) || (await this.#records.ended(id)) !== undefined)
        return;
      await endStrays(this.#world, id, job);
      const program = this.#world.settings.scontrolCommand;
      const words = ['release', job];
      const end = await ranCommand(this.#world, { program, words, limit: this.#world.limits.command });
      if (end.exitCode === 0) return this.#records.mark(id, 'released');
      const shown = await askedJob(this.#world, job);
      if (shown !== undefined && shown.reason === HELD && phaseOf(shown.state) === 'waiting')
        throw endedBadly(program, end);
    });
  }

  cancel(run: RunName): Promise<void> {
    return guarded(async () => {
      const { run: id } = run.order;
      if ((await this.#records.ended(id)) !== undefined) return;
      const jobs = await jobsOf(this.#world, id);
      const own = await jobOfRun(this.#world, this.#records, run);
      if (own === undefined) return;
      await this.#records.mark(id, 'stopped');
      const live = jobs.filter(({ state }) => phaseOf(state) !== 'ended');
      await endJobs(
        this.#world,
        live.map(job => job.id),
      );
    });
  }

  look(runs: readonly RunName[]): Promise<readonly Sighting[]> {
    return guarded(() => lookedAt(this.#world, this.#records, runs));
  }

  artefact({ order }: RunName, artefact: Artefact): Promise<Uint8Array> {
    return guarded(async () => {
      const folder = await realFolder(this.#world, this.#records, order.run);
      const got = folder === undefined ? 'it is not there' : await artefactBytes(folder, artefact);
      if (typeof got === 'string')
        throw new BackendFailed(`artefact ${JSON.stringify(artefact.name)} cannot be had: ${got}`, {
          later: false,
        });
      return got;
    });
  }

  tidy(pull: PullRef, runs: readonly RunName[]) {
    return guarded(async () => {
      // How they ended is read before the files that say so are moved.
      const seen = await this.look(runs);
      if (seen.some(({ kind }) => kind !== 'ended' && kind !== 'absent'))
        throw new BackendFailed('jobs of the pull request have not ended yet', { later: true });
      return trashed(this.#world.settings, pull, this.#world.clock());
    });
  }

  runBranch(target: string): Promise<void> {
    const message = `${JSON.stringify(target.slice(0, 100))} builds pull requests on a cluster, not branches`;
    return Promise.reject(
      new BackendFailed(message, { later: false, fix: 'Take it out of `onMerge` in `.ci-bot.yaml`.' }),
    );
  }

  async #newJob(order: RunOrder): Promise<string> {
    const target = buildTarget(this.#world, order);
    const planned = jobPath(order, target.architecture, target.accelerator);
    const path = await this.#records.settle(order.run, planned);
    const folder = join(this.#world.settings.jobsBaseDir, path);
    await madeDirectory(this.#world, order, target, folder);
    const words = sbatchWords(this.#world, target, order.run, folder);
    const made = await submittedJob(this.#world, words, folder);
    const job = await this.#records.take(order.run, made);
    if (job !== made) await endJobs(this.#world, [made]);
    return job;
  }
}

/** Whatever goes wrong with files may pass: a shared file system comes and goes. */
async function guarded<Got>(act: () => Promise<Got>): Promise<Got> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BackendFailed) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
    throw new BackendFailed(`files of jobs cannot be read or written (${code})`, { later: true });
  }
}
