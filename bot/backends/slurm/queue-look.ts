import type { Sighting } from '../../model/sighting.ts';
import { HELD, phaseOf } from './job-states.ts';
import { queuePosition } from './queue-position.ts';
import { isUnknownJob, type ShownJob, shownJob } from './scontrol-job.ts';
import { endedBadly, IN_SECONDS, printedBy, ranCommand } from './slurm-commands.ts';
import type { SlurmWorld } from './slurm-world.ts';
import { type SlurmJob, SQUEUE_FORMAT, squeueJobs } from './squeue.ts';

/** All jobs of the cluster that Slurm still knows, of everybody: positions need them all. */
export async function queuedJobs(world: SlurmWorld): Promise<ReadonlyMap<string, SlurmJob>> {
  const words = ['--noheader', '--states=all', `--format=${SQUEUE_FORMAT}`];
  return squeueJobs(await printedBy(world, world.settings.pollCommand, words));
}

/** One job; undefined: Slurm says that it knows no such job. Anything else that goes wrong is no such word. */
export async function askedJob(world: SlurmWorld, job: string): Promise<ShownJob | undefined> {
  const program = world.settings.scontrolCommand;
  const words = ['show', 'job', '--oneliner', job];
  const end = await ranCommand(world, { program, words, more: IN_SECONDS, limit: world.limits.command });
  if (end.exitCode === 0) return shownJob(end.out, job);
  if (isUnknownJob(end.err)) return undefined;
  throw endedBadly(program, end);
}

/** How a job that has not ended stands. */
export function standing(job: SlurmJob, all: ReadonlyMap<string, SlurmJob>, now: number): Sighting {
  const expectedEnd = job.limited ? job.end : undefined;
  if (phaseOf(job.state) === 'running')
    return { kind: 'running', since: job.start ?? now, expectedEnd, link: undefined };
  if (job.reason === HELD) return { kind: 'held', link: undefined };
  const why = job.reason === 'None' || job.reason === '' ? undefined : job.reason;
  return { kind: 'queued', position: queuePosition(job, all.values()), why, expectedEnd, link: undefined };
}
