import type { Entry, MapNode, Node } from '../../fleet/load/tree.ts';
import { type NewPool, poolEntry, poolLines } from './new-pool.ts';
import { indentOf, type Line, linesOf, offsetOf } from './text-place.ts';

/** Text to put in at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

const POOLS = 'pools';
const STEP = 2;

/**
 * Where and how a pool can be written into a file, the most natural way first. Whether one of them means what
 * it should is for the caller to try.
 */
export function insertions(text: string, root: MapNode, pool: NewPool): readonly Insertion[] {
  const lines = linesOf(text);
  const inBraces = (node: Node) => text[offsetOf(lines, node.place)] === '{';
  const pools = root.entries.get(POOLS);
  if (pools?.value.kind === 'map' && inBraces(pools.value))
    return [intoBraces(text, offsetOf(lines, pools.value.place), pools.value, poolEntry(pool))];
  if (inBraces(root)) {
    const entry = `${POOLS}: {${poolEntry(pool)}}`;
    return pools === undefined ? [intoBraces(text, offsetOf(lines, root.place), root, entry)] : [];
  }
  const outer = root.place.column - 1;
  if (pools?.value.kind === 'map') return belowPools(lines, root, pools, pool);
  if (pools !== undefined) {
    const block = poolLines(pool, ' '.repeat(outer + STEP), ' '.repeat(STEP));
    return [insertLines(lines, pools.keyPlace.line, block)];
  }
  const block = [
    `${' '.repeat(outer)}${POOLS}:`,
    ...poolLines(pool, ' '.repeat(outer + STEP), ' '.repeat(STEP)),
  ];
  return atEndOf(lines, 0, lines.length, outer).map(line => insertLines(lines, line, block));
}

/** Behind the opening brace, in the layout of the first entry. */
function intoBraces(text: string, brace: number, map: MapNode, entry: string): Insertion {
  if (map.entries.size === 0) return { at: brace + 1, text: entry };
  const [gap = ''] = /^(?:[ \t]*(?:\r\n?|\n)[ \t]*|[ \t]*)/.exec(text.slice(brace + 1)) ?? [];
  return gap === '' ? { at: brace + 1, text: `${entry}, ` } : { at: brace + 1, text: `${gap}${entry},` };
}

function belowPools(
  lines: readonly Line[],
  root: MapNode,
  pools: Entry,
  pool: NewPool,
): readonly Insertion[] {
  const indent = pools.value.place.column - 1;
  const following = [...root.entries.values()]
    .map(entry => entry.keyPlace.line)
    .filter(line => line > pools.value.place.line);
  const bound = Math.min(...following, lines.length + 1) - 1;
  const block = poolLines(pool, ' '.repeat(indent), ' '.repeat(stepOf(pools, indent)));
  return atEndOf(lines, pools.value.place.line, bound, indent).map(line => insertLines(lines, line, block));
}

/** How much deeper the file writes the keys of a pool than the pool. */
function stepOf({ value }: Entry, indent: number): number {
  if (value.kind !== 'map') return STEP;
  const columns = [...value.entries.values()]
    .filter(({ keyPlace, value: pool }) => pool.kind === 'map' && pool.place.line > keyPlace.line)
    .map(({ value: pool }) => pool.place.column - 1 - indent);
  return columns[0] ?? STEP;
}

/**
 * After how many lines a block ends that begins before line `from` and ends before line `to` (counted from 0):
 * behind its last line and the comments that are as deep as it; else right before what follows.
 */
function atEndOf(lines: readonly Line[], from: number, to: number, indent: number): readonly number[] {
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
function insertLines(lines: readonly Line[], count: number, block: readonly string[]): Insertion {
  const before = lines[count - 1];
  const ending = lines.find(line => line.ending !== '')?.ending ?? '\n';
  const at = before === undefined ? 0 : before.start + before.text.length + before.ending.length;
  const open = before !== undefined && before.ending === '';
  return { at, text: open ? ending + block.join(ending) : block.map(line => line + ending).join('') };
}
