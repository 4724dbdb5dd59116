import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import { keyOf } from './effects.ts';

/**
 * The runs that are about to begin: they wait for their turn, are on their way to a backend, or are held by it. The right to each is
 * looked at again in every decision until it has begun, so whoever asks for facts asks about these.
 */
export const aboutToBegin = (record: PullRecord): readonly Run[] =>
  record.runs.filter(run => run.stopped === undefined && isAboutToBegin(run, record));

function isAboutToBegin({ id, standing }: Run, { pending }: PullRecord): boolean {
  if (standing.kind === 'waiting' || standing.kind === 'held') return true;
  const submit = keyOf({ kind: 'submit', run: id });
  return standing.kind === 'starting' && pending.some(({ key }) => key === submit);
}
