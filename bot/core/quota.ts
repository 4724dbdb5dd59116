import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import type { Target } from '../model/target.ts';
import { code } from '../status/neutral.ts';
import { whoMay } from '../status/who-may.ts';
import { isOpen } from './stop.ts';
import type { Turn } from './turn.ts';

/** How many runs of a pull request may be open at once; a record of more would grow too large. */
const MOST_OPEN = 200;
const HOUR = 60 * 60_000;

/**
 * Why runs of these targets are too many for a pull request, as Markdown; undefined: they are not.
 * @param mayApprove - whoever asks may approve commits: of them only so many open runs are expected as a record can hold
 */
export function overQuota(
  { record, facts }: Turn,
  targets: readonly Target[],
  mayApprove: boolean,
): string | undefined {
  const open = record.runs.filter(isOpen).length;
  if (open + targets.length > MOST_OPEN)
    return `${open} runs are under way here, and there may be ${MOST_OPEN}. Stop some first.`;
  const { runsPerHour, rights } = facts.settings;
  const started = startsOfHour(record, facts.now);
  const more = toBeStarted(record, targets).length + targets.length;
  const excess = started.length + more - runsPerHour;
  if (mayApprove || excess <= 0) return undefined;
  // So many have to be an hour old before there is room.
  const last = started[excess - 1];
  const wait = last === undefined ? '' : ` There is room in ${minutes(last + HOUR - facts.now)}.`;
  return `${started.length} runs were started here within an hour, ${more} more are asked for, and there may be ${runsPerHour} (${code('runsPerHour')} in ${code('.ci-bot.yaml')}).${wait} Not limited: ${whoMay(rights.approve)}.`;
}

/** When the runs of the last hour were handed over, the oldest first. */
const startsOfHour = ({ runs }: PullRecord, now: number): readonly number[] =>
  runs
    .flatMap(({ intended }) => (intended !== undefined && intended > now - HOUR ? [intended] : []))
    .sort((one, other) => one - other);

/** The runs that were asked for before and are still to be handed over. One of a target that is asked for again gives way. */
function toBeStarted({ runs }: PullRecord, targets: readonly Target[]): readonly Run[] {
  const again = new Set(targets.map(({ name }) => name));
  return runs.filter(run => isOpen(run) && run.intended === undefined && !again.has(run.target));
}

function minutes(time: number): string {
  const count = Math.max(1, Math.ceil(time / 60_000));
  return count === 1 ? 'a minute' : `${count} minutes`;
}
