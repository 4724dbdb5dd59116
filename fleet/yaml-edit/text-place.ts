import type { Place } from '../problem.ts';

/** A line of a text: where it begins and its text without its ending. */
export interface Line {
  readonly start: number;
  readonly text: string;
  /** What ends it: empty for a last line without one. */
  readonly ending: string;
}

/** The lines of a text. A text that ends with a line ending has no further, empty line. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: ending, index } of text.matchAll(/\r\n?|\n|$/g)) {
    if (ending !== '' || index > start) lines.push({ start, text: text.slice(start, index), ending });
    start = index + ending.length;
  }
  return lines;
}

/** The offset of a place of the text. */
export function offsetOf(lines: readonly Line[], { line, column }: Place): number {
  return (lines[line - 1]?.start ?? 0) + column - 1;
}

/** How many blanks a line begins with. */
export function indentOf(line: Line): number {
  return line.text.length - line.text.trimStart().length;
}
