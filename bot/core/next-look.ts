import type { PullRecord } from './pull-record.ts';
import type { Run } from './run.ts';

/** The runs that a backend may have and that have not ended: those it is to be asked about. */
export const runsToLookAt = ({ runs }: PullRecord): readonly Run[] =>
  runs.filter(({ intended, standing }) => intended !== undefined && standing.kind !== 'ended');

/**
 * When a pull request is due again without an event, in milliseconds since 1970; undefined: nothing of it is open.
 * @param pollInterval - in milliseconds
 */
export function nextLook(_record: PullRecord, _now: number, _pollInterval: number): number | undefined {
  return undefined;
}
