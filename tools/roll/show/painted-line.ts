import { createColors } from 'picocolors';
import { columnsOf, cutToColumns } from './columns.ts';

/** How a part of a line is painted where colours are wanted. */
export type Paint = 'plain' | 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** A line before it is known how wide a terminal is: its parts with their paint. */
export type PaintedLine = readonly (string | readonly [text: string, paint: Paint])[];

/** The line in at most so many columns, without a line end. */
export function drawnLine(line: PaintedLine, width: number, colour: boolean): string {
  const colours = createColors(colour);
  let left = width;
  let drawn = '';
  for (const part of line) {
    const [text, paint] = typeof part === 'string' ? ([part, 'plain'] as const) : part;
    const cut = cutToColumns(text, left);
    left -= columnsOf(cut);
    drawn += paint === 'plain' || cut === '' ? cut : colours[paint](cut);
    if (left <= 0) break;
  }
  return drawn;
}
