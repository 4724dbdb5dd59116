import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { smallText, takenArtefacts } from './artefact-files.ts';
import { finishJob } from './job-links.ts';
import { jobResult } from './job-outcome.ts';
import { RESULT_BYTES, readResult, resultName, testName } from './result-file.ts';
import type { EndedSighting, RunRecords } from './run-records.ts';
import type { ShownJob } from './scontrol-job.ts';
import type { SlurmWorld } from './slurm-world.ts';

/** A job that has ended, or that Slurm has forgotten. */
export interface EndedJob {
  readonly run: string;
  readonly job: string;
  readonly shown: ShownJob | undefined;
}

/** The real folder of a run's job; undefined: it was never settled. */
export async function realFolder(
  world: SlurmWorld,
  records: RunRecords,
  run: string,
): Promise<string | undefined> {
  const path = await records.path(run);
  return path === undefined ? undefined : join(await realpath(world.settings.jobsBaseDir), path);
}

/**
 * Reads how a job ended, once and for good.
 * @returns undefined while its result file may still be on its way through a shared file system
 */
export async function jobEnding(
  world: SlurmWorld,
  records: RunRecords,
  { run, job, shown }: EndedJob,
): Promise<EndedSighting | undefined> {
  const folder = await realFolder(world, records, run);
  const result = await resultIn(folder, resultName(job), 'RESULT');
  const ended = shown?.end ?? world.clock();
  const completed = shown?.state === 'COMPLETED' || shown?.state === 'FAILED';
  if (result === undefined && completed && world.clock() < ended + world.limits.resultGrace) return undefined;
  const tests = await resultIn(folder, testName(job), 'TEST');
  const named = result?.artefacts ?? [];
  const taken =
    folder === undefined || !(completed || shown === undefined)
      ? { artefacts: [], refused: [] }
      : await takenArtefacts(folder, named, world.limits);
  const end = {
    job,
    state: shown?.state,
    exit: shown?.exit,
    stopped: await records.isMarked(run, 'stopped'),
  };
  await finishJob(world.settings, job);
  return records.end(run, {
    kind: 'ended',
    at: ended,
    since: shown?.start,
    result: jobResult(end, { result, tests, ...taken }),
    link: undefined,
  });
}

async function resultIn(folder: string | undefined, name: string, section: 'RESULT' | 'TEST') {
  const text = folder === undefined ? undefined : await smallText(folder, name, RESULT_BYTES);
  return text === undefined ? undefined : readResult(text, section);
}
