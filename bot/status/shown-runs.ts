import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import type { Target } from '../model/target.ts';

/** The runs of a pull request as they are shown. */
export interface ShownRuns {
  /** The newest attempt of each target, unless it is outdated, in the order of the settings. */
  readonly current: readonly Run[];
  /** Everything else, the newest first. */
  readonly earlier: readonly Run[];
}

/** Which runs matter now, and which are history. */
export function shownRuns({ runs }: PullRecord, targets: readonly Target[]): ShownRuns {
  const newest = new Map<string, Run>();
  for (const run of runs.filter(({ outdated }) => !outdated))
    if (run.attempt >= (newest.get(run.target)?.attempt ?? 0)) newest.set(run.target, run);
  const places = new Map(targets.map(({ name }, index) => [name, index]));
  const placeOf = ({ target }: Run) => places.get(target) ?? targets.length;
  const current = [...newest.values()].toSorted((one, other) => placeOf(one) - placeOf(other));
  return { current, earlier: runs.filter(run => newest.get(run.target) !== run).toReversed() };
}
