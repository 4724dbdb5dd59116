import type { RunName } from '../backend.ts';
import { jobsOf } from './job-search.ts';
import type { RunRecords } from './run-records.ts';
import type { SlurmWorld } from './slurm-world.ts';
import { isJobId } from './squeue.ts';

/** A job that was submitted for the run and not noted, taken on now; undefined: Slurm has none. */
export async function foundJob(
  world: SlurmWorld,
  records: RunRecords,
  run: string,
): Promise<string | undefined> {
  const [first] = await jobsOf(world, run);
  return first === undefined ? undefined : records.take(run, first.id);
}

/** The run's one job: as noted, as told, or as Slurm has it. */
export async function jobOfRun(
  world: SlurmWorld,
  records: RunRecords,
  { order, handle }: RunName,
): Promise<string | undefined> {
  const told = handle !== undefined && isJobId(handle) ? handle : undefined;
  return (await records.job(order.run)) ?? told ?? (await foundJob(world, records, order.run));
}
