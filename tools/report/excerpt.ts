import type { Place } from '../../fleet/problem.ts';
import { printable } from './printable.ts';

const WIDTH = 100;
/** How much of a long line stands before the place. */
const BEFORE = 60;

/** The line of a place with its number, and a caret below the place; long lines are cut on both sides. */
export function excerpt(
  lines: readonly string[],
  { line, column }: Place,
): readonly [string, string] | undefined {
  const whole = lines[line - 1];
  if (whole === undefined || whole.trim() === '') return undefined;
  const start = Math.max(0, Math.min(column - 1 - BEFORE, whole.length - WIDTH));
  const before = start === 0 ? '' : '…';
  const after = whole.length > start + WIDTH ? '…' : '';
  const shown = printable(whole.slice(start, start + WIDTH).replaceAll('\t', ' '));
  const number = String(line).padStart(5);
  const caret = ' '.repeat(before.length + column - 1 - start);
  return [`${number} | ${before}${shown}${after}`, `${' '.repeat(number.length)} | ${caret}^`];
}
