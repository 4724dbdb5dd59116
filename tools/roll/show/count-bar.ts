import type { MachineCounts } from '../report/story-counts.ts';
import type { Paint, PaintedLine } from './painted-line.ts';

type Kind = Exclude<keyof MachineCounts, 'machines'>;

/** What a bar is made of, from the left; each is told from the others without colour too. */
const KINDS: readonly (readonly [Kind, string, Paint])[] = [
  ['rolled', '█', 'green'],
  ['failed', '✗', 'red'],
  ['left', '▒', 'yellow'],
  ['underWay', '▓', 'cyan'],
  ['waiting', '░', 'dim'],
];

/** A bar of so many columns: of each kind its share, and of what there is at least one, where there is room. */
export function countBar(counts: MachineCounts, columns: number): PaintedLine {
  const cells = cellsOf(
    KINDS.map(([kind]) => counts[kind]),
    columns,
  );
  return KINDS.flatMap(([, mark, paint], index) => {
    const width = cells[index] ?? 0;
    return width === 0 ? [] : [[mark.repeat(width), paint] as const];
  });
}

function cellsOf(counts: readonly number[], columns: number): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const room = Math.max(0, columns);
  if (all === 0) return counts.map(() => 0);
  const cells = counts.map(count => (count === 0 ? 0 : Math.max(1, Math.round((count / all) * room))));
  const total = () => cells.reduce((sum, count) => sum + count, 0);
  while (total() !== room) {
    const widest = cells.indexOf(Math.max(...cells));
    cells[widest] = (cells[widest] ?? 0) + (total() < room ? 1 : -1);
  }
  return cells;
}
