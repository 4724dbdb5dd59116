import type { PullRecord } from '../model/pull-record.ts';
import { code } from '../status/neutral.ts';
import { whoMay } from '../status/who-may.ts';
import { isOpen } from './stop.ts';
import type { Turn } from './turn.ts';

/** How many runs of a pull request may be open at once; a record of more would grow too large. */
const MOST_OPEN = 200;
const HOUR = 60 * 60_000;

/**
 * Why so many more runs are too many for a pull request, as Markdown; undefined: they are not.
 * @param mayApprove - whoever asks may approve commits: of them only so many open runs are expected as a record can hold
 */
export function overQuota({ record, facts }: Turn, more: number, mayApprove: boolean): string | undefined {
  const open = record.runs.filter(isOpen).length;
  if (open + more > MOST_OPEN)
    return `${open} runs are under way here, and there may be ${MOST_OPEN}. Stop some first.`;
  const { runsPerHour, rights } = facts.settings;
  const begun = beginnings(record, facts.now);
  if (mayApprove || begun.length + more <= runsPerHour) return undefined;
  // So many have to be an hour old before there is room.
  const last = begun[begun.length + more - runsPerHour - 1];
  const wait = last === undefined ? '' : ` There is room in ${minutes(last + HOUR - facts.now)}.`;
  return `${begun.length} runs were started here within an hour, ${more} more are asked for, and there may be ${runsPerHour} (${code('runsPerHour')} in ${code('.ci-bot.yaml')}).${wait} Not limited: ${whoMay(rights.approve)}.`;
}

/** When the runs of the last hour were handed over, the oldest first. */
const beginnings = ({ runs }: PullRecord, now: number): readonly number[] =>
  runs
    .flatMap(({ intended }) => (intended !== undefined && intended > now - HOUR ? [intended] : []))
    .sort((one, other) => one - other);

function minutes(time: number): string {
  const count = Math.max(1, Math.ceil(time / 60_000));
  return count === 1 ? 'a minute' : `${count} minutes`;
}
