import * as z from 'zod/mini';
import type { JenkinsWorld } from './jenkins-world.ts';

/** What was written down before a build was asked for, so that whoever comes after a killed worker finds it. */
export interface RunNote {
  /** When it was asked for, in milliseconds since 1970, by the bot's clock. */
  readonly at: number;
  /** The number that the job's next build had then: the run's build has this number or a later one. */
  readonly next: number;
  /** By a trigger of the job, or by a scan that was to find the branch. */
  readonly by: 'trigger' | 'scan';
  /** The id of its queue item; undefined: there was no answer (yet), or a scan tells none. */
  readonly item: number | undefined;
}

const schema = z.object({
  at: z.int(),
  next: z.int(),
  by: z.enum(['trigger', 'scan']),
  item: z.optional(z.int()),
});

const nameOf = (run: string): string => `jenkins:${run}`;

/** What was written down of a run; undefined: nothing, so no build was ever asked for. */
export async function readNote({ memory }: JenkinsWorld, run: string): Promise<RunNote | undefined> {
  const text = await memory.note(nameOf(run));
  if (text === undefined) return undefined;
  const read = schema.safeParse(JSON.parse(text));
  return read.success ? { ...read.data, item: read.data.item } : undefined;
}

/** Writes it down. */
export const writeNote = ({ memory }: JenkinsWorld, run: string, note: RunNote): Promise<void> =>
  memory.setNote(nameOf(run), JSON.stringify(note));
