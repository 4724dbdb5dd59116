import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import { aboutToBegin } from './about-to-begin.ts';
import { keyOf } from './effects.ts';
import { isFresh } from './waiting.ts';

/** The runs that a backend may have and that have not ended: those it is to be asked about. */
export const runsToLookAt = ({ runs }: PullRecord): readonly Run[] =>
  runs.filter(({ intended, standing }) => intended !== undefined && standing.kind !== 'ended');

/**
 * When a pull request is due again without an event, in milliseconds since 1970; undefined: nothing of it is open. What has just been
 * taken on is due at once: it begins in a decision of its own.
 * @param pollInterval - in milliseconds
 */
export function nextLook(record: PullRecord, now: number, pollInterval: number): number | undefined {
  const effects = record.pending.map(({ due }) => due);
  const begins = aboutToBegin(record).flatMap(run => beginTime(run, record, now, pollInterval) ?? []);
  const looks = runsToLookAt(record).length > 0 ? [now + pollInterval] : [];
  const times = [...effects, ...begins, ...looks];
  return times.length === 0 ? undefined : Math.min(...times);
}

function beginTime(run: Run, record: PullRecord, now: number, pollInterval: number): number | undefined {
  const { standing, inDoubt, id } = run;
  if (inDoubt !== undefined) return now + pollInterval;
  if (standing.kind === 'waiting') return isFresh(standing.why) ? now : now + pollInterval;
  const isReleasing = record.pending.some(({ key }) => key === keyOf({ kind: 'release', run: id }));
  return standing.kind === 'held' && !isReleasing ? now : undefined;
}
