import type { TimeZone } from '../../../../fleet/values/time-zone.ts';
import { clipped } from '../../../labels/clipped.ts';
import { lengthOf } from '../../../map/wrap-text.ts';
import { printable } from '../../../report/printable.ts';
import { type Stretch, type TimelineRow, timeText } from './timeline-rows.ts';

const MARKS: Readonly<Record<Stretch['state'], string>> = { boots: '░', drains: '▒', away: '█' };
const CLOSED = '│';
const LONGEST_NAME = 28;
const NARROWEST = 20;
const WIDEST = 80;

/** What the marks of the bars mean. */
export const BAR_LEGEND = `${MARKS.boots} a new machine boots  ${MARKS.drains} builds end  ${MARKS.away} away  ${CLOSED} the window closes`;

/** The time that bars show; instants in milliseconds since 1970. */
export interface BarSpan {
  readonly begins: number;
  readonly ends: number;
  /** When the window closes; undefined: it is not marked. */
  readonly closes: number | undefined;
  readonly zone: TimeZone;
}

/** How a mark is coloured. */
export type Paint = (state: Stretch['state'], text: string) => string;

/** The timeline as bars, a line for each machine, below a line with the first and the last time. */
export function timelineBars(
  rows: readonly Pick<TimelineRow, 'name' | 'stretches'>[],
  { begins, ends, closes, zone }: BarSpan,
  width: number,
  paint: Paint,
): readonly string[] {
  const names = rows.map(({ name }) => clipped(printable(name), LONGEST_NAME));
  const margin = Math.max(...names.map(lengthOf)) + 2;
  const cells = Math.min(WIDEST, Math.max(NARROWEST, width - margin));
  const cellOf = (instant: number) => ((instant - begins) / Math.max(1, ends - begins)) * cells;
  const close = closes === undefined ? undefined : Math.floor(cellOf(closes));
  const [from, to] = [timeText(begins, begins, zone), timeText(ends, begins, zone)];
  const scale = ' '.repeat(margin) + from + to.padStart(cells - from.length);
  const bars = rows.map(
    ({ stretches }, index) =>
      (names[index] ?? '').padEnd(margin) + barOf(states(stretches, cells, cellOf), close, paint),
  );
  return [scale, ...bars.map(bar => bar.trimEnd())];
}

/** The state of each cell; a stretch of whatever length is seen, one of no length is not. */
function states(
  stretches: readonly Stretch[],
  cells: number,
  cellOf: (instant: number) => number,
): readonly (Stretch['state'] | undefined)[] {
  const row: (Stretch['state'] | undefined)[] = Array.from({ length: cells });
  let painted = 0;
  for (const { state, from, to } of stretches) {
    if (to === from) continue;
    const first = Math.min(cells - 1, Math.max(painted, Math.floor(cellOf(from))));
    painted = Math.max(first + 1, Math.round(cellOf(to)));
    row.fill(state, first, painted);
  }
  return row;
}

const barOf = (
  row: readonly (Stretch['state'] | undefined)[],
  close: number | undefined,
  paint: Paint,
): string =>
  row
    .map((state, cell) => {
      if (state !== undefined) return paint(state, MARKS[state]);
      return cell === close ? CLOSED : ' ';
    })
    .join('');
