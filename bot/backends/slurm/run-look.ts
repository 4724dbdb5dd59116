import type { Sighting } from '../../model/sighting.ts';
import type { RunName } from '../backend.ts';
import { type EndedJob, jobEnding } from './job-ending.ts';
import { phaseOf } from './job-states.ts';
import { askedJob, queuedJobs, standing } from './queue-look.ts';
import { jobOfRun } from './run-job.ts';
import type { RunRecords } from './run-records.ts';
import { commentOf } from './sbatch.ts';
import type { SlurmWorld } from './slurm-world.ts';
import type { SlurmJob } from './squeue.ts';

/** How long one look reads what ended jobs left (checksums of large artefacts), in milliseconds; the rest is read by the next. */
const ENDINGS = 30_000;

/** A look that goes on. */
interface Look {
  readonly world: SlurmWorld;
  readonly records: RunRecords;
  readonly all: ReadonlyMap<string, SlurmJob>;
  /** No more endings are read after this. */
  readonly until: number;
}

/** How runs stand, by one call of squeue for all of them, and one of scontrol for each that seems to have ended since. */
export async function lookedAt(
  world: SlurmWorld,
  records: RunRecords,
  runs: readonly RunName[],
): Promise<readonly Sighting[]> {
  const ended: readonly (Sighting | undefined)[] = await Promise.all(
    runs.map(({ order }) => records.ended(order.run)),
  );
  if (ended.every(sighting => sighting !== undefined)) return ended;
  const look = { world, records, all: await queuedJobs(world), until: world.clock() + ENDINGS };
  const sightings: Sighting[] = [];
  for (const [index, run] of runs.entries()) sightings.push(ended[index] ?? (await sighting(look, run)));
  return sightings;
}

async function sighting(look: Look, run: RunName): Promise<Sighting> {
  const { world, all } = look;
  const job = await jobOfRun(world, look.records, run);
  if (job === undefined) return { kind: 'absent' };
  const listed = all.get(job);
  if (listed !== undefined && phaseOf(listed.state) !== 'ended') return standing(listed, all, world.clock());
  // Not listed, or listed as ended: squeue alone ends nothing.
  const asked = await askedJob(world, job);
  // After very many jobs Slurm gives numbers again.
  const shown = asked?.comment === commentOf(run.order.run) ? asked : undefined;
  if (shown !== undefined && phaseOf(shown.state) !== 'ended') return standing(shown, all, world.clock());
  return ending(look, { run: run.order.run, job, shown });
}

async function ending({ world, records, until }: Look, job: EndedJob): Promise<Sighting> {
  if (world.clock() <= until)
    try {
      const seen = await jobEnding(world, records, job);
      if (seen !== undefined) return seen;
    } catch {
      // Files that cannot be read now must not keep the other runs from being seen: the next look tries again.
    }
  return {
    kind: 'running',
    since: job.shown?.start ?? world.clock(),
    expectedEnd: undefined,
    link: undefined,
  };
}
