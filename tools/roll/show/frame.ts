import { counted } from '../../map/figure-text.ts';
import { lengthText } from '../report/length-text.ts';
import type { RollEvent } from '../report/roll-events.ts';
import { countsWords } from '../report/story-headline.ts';
import { buildLine } from './build-line.ts';
import { columnsOf, padToColumns } from './columns.ts';
import { countBar } from './count-bar.ts';
import { eventTime } from './event-line.ts';
import { type Part, spacedParts } from './fitted-parts.ts';
import { drawnLine, type Paint, type PaintedLine } from './painted-line.ts';
import type { BusyView, PoolView, RollView } from './roll-view.ts';

/** What a frame is drawn for. */
export interface FrameSize {
  /** Columns. */
  readonly width: number;
  /** Lines. */
  readonly height: number;
  readonly colour: boolean;
}

const EVENTS = 8;
const LONGEST_NAME = 24;
const LONGEST_BAR = 40;

/** A roll as it stands in at most so many lines of at most so many columns, without line ends. */
export function frame(view: RollView, { width, height, colour }: FrameSize): readonly string[] {
  if (height <= 0) return [];
  const parts: readonly Part[] = [
    { lines: leaderLines(view), cut: 'last', more: count => counted(count, 'line') },
    { lines: poolLines(view.pools, width), cut: 'last', more: count => counted(count, 'pool') },
    {
      lines: view.builds.map(build => buildLine(build, view.now)),
      cut: 'last',
      more: count => counted(count, 'build'),
    },
    {
      lines: view.busy.map(busy => busyLine(busy, view.now)),
      cut: 'last',
      more: count => counted(count, 'act'),
    },
    {
      lines: view.events.slice(-EVENTS).map(eventParts),
      cut: 'first',
      more: count => counted(count, 'event'),
    },
  ];
  const lines = [headLine(view), ...spacedParts(parts, height - 1)];
  return lines.map(line => drawnLine(line, width, colour));
}

function headLine({ fleet, roll, phase, closes, now }: RollView): PaintedLine {
  const left = closes === undefined ? undefined : closes - now;
  const until: PaintedLine =
    left === undefined
      ? []
      : left > 0
        ? [` · the window closes in ${lengthText(left)}`]
        : [` · `, ['the window is closed', 'yellow']];
  return [[`${fleet} · ${phase}`, 'bold'], ...until, [` · ${roll}`, 'dim']];
}

const LEADER_PAINT: Readonly<Record<string, Paint>> = {
  rolled: 'green',
  failed: 'red',
  restored: 'yellow',
  left: 'yellow',
  waiting: 'dim',
};

function leaderLines({ leader, now }: RollView): readonly PaintedLine[] {
  if (leader === undefined) return [];
  const { phase, since } = leader;
  const ends = phase in LEADER_PAINT;
  const time = since === undefined || ends ? '' : ` ${lengthText(now - since)}`;
  return [[['leader ', 'bold'], [phase, LEADER_PAINT[phase] ?? 'cyan'], time]];
}

function poolLines(pools: readonly PoolView[], width: number): readonly PaintedLine[] {
  const longest = Math.max(0, ...pools.map(({ pool }) => columnsOf(pool)));
  const name = Math.min(LONGEST_NAME, longest, Math.floor(width / 3));
  const bar = Math.min(LONGEST_BAR, Math.floor(width / 3));
  return pools.map(pool => [
    [padToColumns(pool.pool, name), 'bold'],
    ' ',
    ...countBar(pool, bar),
    ` ${countsWords(pool).join(', ')} of ${pool.machines}`,
  ]);
}

function busyLine({ machine, says, detail, since }: BusyView, now: number): PaintedLine {
  const what = detail === '' ? says : `${says} · ${detail}`;
  return [
    ['… ', 'cyan'],
    machine === undefined ? '' : `${machine}: `,
    what,
    [` ${lengthText(now - since)}`, 'dim'],
  ];
}

const TONE: Readonly<Record<RollEvent['tone'], Paint>> = { plain: 'plain', good: 'green', bad: 'red' };

const eventParts = ({ at, machine, says, tone }: RollEvent): PaintedLine => [
  [`${eventTime(at)} `, 'dim'],
  [`${machine ?? 'roll'}: ${says}`, TONE[tone]],
];
