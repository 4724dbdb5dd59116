import { phaseOf } from './job-states.ts';
import { commentOf } from './sbatch.ts';
import { printedBy } from './slurm-commands.ts';
import type { SlurmWorld } from './slurm-world.ts';
import { OWN_FORMAT, ownJobs } from './squeue.ts';

/** The jobs that Slurm has of a run, the oldest first: of our user, of our name, with the run's comment. Also those that ended lately. */
export async function jobsOf(world: SlurmWorld, run: string) {
  const { pollCommand, jobName } = world.settings;
  const words = ['--noheader', '--me', `--name=${jobName}`, '--states=all', `--format=${OWN_FORMAT}`];
  return ownJobs(await printedBy(world, pollCommand, words), commentOf(run));
}

/** Ends jobs; those that have ended, or that Slurm does not know, are left as they are. */
export async function endJobs(world: SlurmWorld, jobs: readonly string[]): Promise<void> {
  if (jobs.length > 0) await printedBy(world, world.settings.cancelCommand, jobs);
}

/**
 * Ends what Slurm has of a run beside its one job: a worker whose `sbatch` was still on its way when another looked for the job
 * leaves such a one. It was submitted held and is never released, so it has not begun.
 */
export async function endStrays(world: SlurmWorld, run: string, job: string): Promise<void> {
  const jobs = await jobsOf(world, run);
  const strays = jobs.filter(({ id, state }) => id !== job && phaseOf(state) !== 'ended');
  await endJobs(
    world,
    strays.map(({ id }) => id),
  );
}
