import { createColors } from 'picocolors';
import { printable } from '../../report/printable.ts';
import { linkWithin } from '../report/reported-story.ts';
import { utcTime } from '../windows/wall-time.ts';
import { buildLine } from './build-line.ts';
import { type FrameSize, frame } from './frame.ts';
import { drawnLine, type PaintedLine } from './painted-line.ts';
import type { StatusView } from './status-view.ts';

type Look = Pick<FrameSize, 'width' | 'colour'>;

/** The status for a terminal or a log. @param server - where Jenkins is, for links. */
export function statusText(status: StatusView, server: URL, look: Look): string {
  const { roll } = status;
  const lines = [
    ...(roll === undefined
      ? []
      : frame({ ...roll, builds: [] }, { ...look, height: Number.POSITIVE_INFINITY })),
    ...buildLines(status, server, look),
    ...tailLines(status).map(line => drawnLine(line, Number.POSITIVE_INFINITY, look.colour)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The status in at most so many lines, for who watches it. */
export function statusFrame(status: StatusView, size: FrameSize): readonly string[] {
  const tail = tailLines(status);
  const shown =
    status.roll === undefined ? [] : frame(status.roll, { ...size, height: size.height - tail.length });
  return [...shown, ...tail.map(line => drawnLine(line, size.width, size.colour))].slice(
    0,
    Math.max(0, size.height),
  );
}

/** Links stand whole, however narrow the terminal is. */
function buildLines({ roll }: StatusView, server: URL, { width, colour }: Look): readonly string[] {
  const { dim } = createColors(colour);
  return (roll?.builds ?? []).flatMap(build => {
    const link = linkWithin(build.path, server);
    const line = drawnLine(buildLine(build, roll?.now ?? 0), width, colour);
    return link === undefined ? [line] : [line, `  ${dim(printable(link))}`];
  });
}

function tailLines({ fleet, roll, lock, buildsKnown, next }: StatusView): readonly PaintedLine[] {
  const none: readonly PaintedLine[] = roll === undefined ? [[`${fleet}: no roll was begun yet`]] : [];
  const unread: readonly PaintedLine[] =
    roll === undefined || roll.ended || buildsKnown ? [] : [[['which builds run is not known', 'yellow']]];
  const held: readonly PaintedLine[] =
    lock === undefined
      ? []
      : [['run by ', lock.holder, [` (lock until ${utcTime(lock.expires)} UTC)`, 'dim']]];
  const window: readonly PaintedLine[] =
    roll?.closes === undefined ? [] : [[`the window closes ${utcTime(roll.closes)} UTC`]];
  const go: PaintedLine = next.command === undefined ? [next.why] : [`${next.why}: `, [next.command, 'bold']];
  return [...none, ...unread, ...window, ...held, go];
}
