import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import { beginnings } from './effects.ts';

/**
 * The runs that are about to begin: they wait for their turn, are on their way to a backend, or are held by it. The right to each is
 * looked at again in every decision until it has begun, so whoever asks for facts asks about these. One that was seen in a queue is
 * among them while it is still to be handed over or released: what was seen may be removed by hand, and begin by that once more.
 */
export function aboutToBegin({ runs, pending }: PullRecord): readonly Run[] {
  const keys = new Set(pending.map(({ key }) => key));
  return runs.filter(run => run.stopped === undefined && isAboutToBegin(run, keys));
}

function isAboutToBegin(run: Run, pending: ReadonlySet<string>): boolean {
  const { standing } = run;
  if (standing.kind === 'waiting' || standing.kind === 'held') return true;
  if (standing.kind !== 'starting' && standing.kind !== 'queued') return false;
  return beginnings(run).some(key => pending.has(key));
}
