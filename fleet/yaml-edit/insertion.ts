import type { MapNode } from '../load/tree.ts';
import { indentOf, type Line } from './text-place.ts';

/** Text to put in at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The text with the insertion in it. */
export function inserted(text: string, insertion: Insertion): string {
  return text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at);
}

/** An entry of a map in braces, behind the opening brace and in the layout of the first entry. */
export function intoBraces(text: string, brace: number, map: MapNode, entry: string): Insertion {
  if (map.entries.size === 0) return { at: brace + 1, text: entry };
  const [gap = ''] = /^(?:[ \t]*(?:\r\n?|\n)[ \t]*|[ \t]*)/.exec(text.slice(brace + 1)) ?? [];
  return gap === '' ? { at: brace + 1, text: `${entry}, ` } : { at: brace + 1, text: `${gap}${entry},` };
}

/**
 * After how many lines a block ends that begins before line `from` and ends before line `to` (counted from 0):
 * behind its last line and the comments that are as deep as it; else right before what follows.
 */
export function atEndOf(lines: readonly Line[], from: number, to: number, indent: number): readonly number[] {
  const marker = lines.findIndex(
    (line, index) => index >= Math.max(from, 1) && index < to && /^(?:\.\.\.|---)(?:\s|$)/.test(line.text),
  );
  const bound = marker < 0 ? to : marker;
  let end = bound;
  while (end > from && !belongs(lines[end - 1], indent)) end--;
  return [end, bound];
}

function belongs(line: Line | undefined, indent: number): boolean {
  if (line === undefined || line.text.trim() === '') return false;
  return !line.text.trimStart().startsWith('#') || indentOf(line) >= indent;
}

/** Lines to put in after the first `count` lines of the file, with its kind of line endings. */
export function insertLines(lines: readonly Line[], count: number, block: readonly string[]): Insertion {
  const before = lines[count - 1];
  const ending = lines.find(line => line.ending !== '')?.ending ?? '\n';
  const at = before === undefined ? 0 : before.start + before.text.length + before.ending.length;
  const open = before !== undefined && before.ending === '';
  return { at, text: open ? ending + block.join(ending) : block.map(line => line + ending).join('') };
}
