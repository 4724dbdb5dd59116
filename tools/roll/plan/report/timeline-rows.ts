import type { TimeZone } from '../../../../fleet/values/time-zone.ts';
import type { Drift } from '../../facts.ts';
import { wallTime } from '../../windows/wall-time.ts';
import type { RollPlan } from '../planned.ts';

/** A stretch of time of a machine; instants in milliseconds since 1970. */
export interface Stretch {
  /** `boots`: its replacement comes up beside it. `drains`: its builds end. `away`: it is being made anew. */
  readonly state: 'boots' | 'drains' | 'away';
  readonly from: number;
  readonly to: number;
}

/** A machine, or the leader, in the timeline. */
export interface TimelineRow {
  readonly name: string;
  readonly id: string;
  readonly drift: readonly Drift[];
  readonly way: 'in place' | 'new one first' | 'leader';
  readonly begins: number;
  readonly drained: number;
  readonly back: number;
  readonly fits: boolean;
  readonly estimated: boolean;
  readonly stretches: readonly Stretch[];
}

/** Machines and leader in one order: by when they begin. */
export function timelineRows({
  agents,
  leader,
}: Pick<RollPlan, 'agents' | 'leader'>): readonly TimelineRow[] {
  const rows = agents.map((machine): TimelineRow => {
    const { begins, cordoned, drained, back } = machine;
    const drains: Stretch = { state: 'drains', from: cordoned, to: drained };
    return machine.way === 'surge'
      ? { ...machine, way: 'new one first', stretches: [{ state: 'boots', from: begins, to: back }, drains] }
      : { ...machine, way: 'in place', stretches: [drains, { state: 'away', from: drained, to: back }] };
  });
  if (leader === undefined) return rows;
  const { begins, drained, back } = leader;
  const row: TimelineRow = {
    ...leader,
    way: 'leader',
    stretches: [
      { state: 'drains', from: begins, to: drained },
      { state: 'away', from: drained, to: back },
    ],
  };
  return leader.position === 'before' ? [row, ...rows] : [...rows, row];
}

/** The time of day, and how many days later than `begins` that is: `02:05+1`. */
export function timeText(instant: number, begins: number, zone: TimeZone): string {
  const [, date = '', time = ''] = wallTime(instant, zone).split(' ');
  const [, first = ''] = wallTime(begins, zone).split(' ');
  const days = Math.round((Date.parse(date) - Date.parse(first)) / 86_400_000);
  return days === 0 ? time : `${time}+${days}`;
}
