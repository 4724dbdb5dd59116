import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isErrno } from '../../../tools/adapters/files/is-errno.ts';
import { writtenOnce } from '../../../tools/adapters/files/written-once.ts';
import { jsonOf } from '../../events/json-of.ts';
import { OUTCOMES } from '../../model/run.ts';
import type { Sighting } from '../../model/sighting.ts';
import { checkedHex, isJobPath } from './job-path.ts';
import { isJobId } from './squeue.ts';

/** A run that was seen to have ended. */
export type EndedSighting = Extract<Sighting, { readonly kind: 'ended' }>;

const artefact = z.object({ name: z.string(), bytes: z.number(), sha256: z.string(), source: z.string() });
const outcome = z.enum(OUTCOMES);
const endedRecord = z.object({
  kind: z.literal('ended'),
  at: z.number(),
  since: z.number().nullable(),
  result: z.object({
    outcome,
    summary: z.string(),
    details: z.array(z.string()),
    tests: z.object({ outcome, summary: z.string() }).nullable(),
    artefacts: z.array(artefact),
  }),
});

/**
 * What the backend remembers of runs, below `job_ids_dir/runs/RUN`: files that are made once and never changed, each whole or not
 * there. Who makes one second reads the first one's word. They outlive the job's directory, so that a run which was tidied away
 * does not begin again.
 */
export class RunRecords {
  readonly #folder: string;

  constructor(jobIdsDir: string) {
    this.#folder = join(jobIdsDir, 'runs');
  }

  /** The number of the run's one job; undefined: none was taken on yet. */
  async job(run: string): Promise<string | undefined> {
    const text = (await this.#read(run, 'submitted'))?.trim();
    return text !== undefined && isJobId(text) ? text : undefined;
  }

  /** Makes a job the run's own, unless it has one. @returns the job that it is */
  async take(run: string, job: string): Promise<string> {
    await this.#write(run, 'submitted', `${job}\n`);
    return (await this.job(run)) ?? job;
  }

  /** Settles where the run's job lies below `jobs_base_dir`, whatever its target comes to mean. @returns where that is */
  async settle(run: string, path: string): Promise<string> {
    await this.#write(run, 'directory', path);
    return (await this.path(run)) ?? path;
  }

  /** Where its job lies below `jobs_base_dir`; undefined: it was not settled. */
  async path(run: string): Promise<string | undefined> {
    const text = await this.#read(run, 'directory');
    return text !== undefined && isJobPath(text) ? text : undefined;
  }

  /** Notes that the bot let the run begin, or that it ends it. */
  async mark(run: string, mark: 'released' | 'stopped'): Promise<void> {
    await this.#write(run, mark, '');
  }

  async isMarked(run: string, mark: 'released' | 'stopped'): Promise<boolean> {
    return (await this.#read(run, mark)) !== undefined;
  }

  /** How the run ended, as it was first seen: with the checksums of then. Undefined also for a record that somebody spoiled. */
  async ended(run: string): Promise<EndedSighting | undefined> {
    const text = await this.#read(run, 'ended.json');
    return text === undefined ? undefined : parsed(text);
  }

  /** @returns what was seen first */
  async end(run: string, sighting: EndedSighting): Promise<EndedSighting> {
    const { at, since, result } = sighting;
    const stored = {
      kind: 'ended',
      at,
      since: since ?? null,
      result: { ...result, tests: result.tests ?? null },
    };
    await this.#write(run, 'ended.json', `${JSON.stringify(stored, undefined, 2)}\n`);
    return (await this.ended(run)) ?? sighting;
  }

  async #read(run: string, name: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.#folder, checkedHex(run), name), 'utf8');
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  async #write(run: string, name: string, text: string): Promise<void> {
    await writtenOnce(join(this.#folder, checkedHex(run), name), text);
  }
}

function parsed(text: string): EndedSighting | undefined {
  const { success, data } = endedRecord.safeParse(jsonOf(text));
  if (!success) return undefined;
  const { at, since, result } = data;
  return {
    kind: 'ended',
    at,
    since: since ?? undefined,
    result: { ...result, tests: result.tests ?? undefined, report: undefined },
    link: undefined,
  };
}
