import { lengthOf, wrapText } from './wrap-text.ts';

/** A column of a table for the terminal. */
export interface TextColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Whether it may be narrower than its longest cell; figures never are. */
  readonly wraps: boolean;
}

const GAP = '  ';
const NARROWEST = 9;

/** How wide each column is, so that all of them and the gaps fit; the widest of those that wrap give way first. */
export function columnWidths(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const all = [columns.map(column => column.title), ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map(row => lengthOf(row[index] ?? ''))));
  const total = () => widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1));
  while (total() > width) {
    const widest = Math.max(...widths.filter((_, index) => columns[index]?.wraps));
    if (widest <= NARROWEST) break;
    const giving = widths.findLastIndex((each, index) => columns[index]?.wraps && each === widest);
    widths[giving] = widest - 1;
  }
  return widths;
}

/** The lines of one row: each cell wrapped into its column, figures to the right. Nothing stands behind the last word. */
export function rowLines(
  cells: readonly string[],
  columns: readonly TextColumn[],
  widths: readonly number[],
): readonly string[] {
  const wrapped = widths.map((width, index) => wrapText(cells[index] ?? '', width));
  const height = Math.max(...wrapped.map(lines => lines.length));
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, index) => {
        const text = wrapped[index]?.[line] ?? '';
        const space = ' '.repeat(width - lengthOf(text));
        return columns[index]?.align === 'right' ? space + text : text + space;
      })
      .join(GAP)
      .trimEnd(),
  );
}
