import type { Entry, MapNode, Node } from '../../fleet/load/tree.ts';
import { atEndOf, type Insertion, insertLines, intoBraces } from '../../fleet/yaml-edit/insertion.ts';
import { type Line, linesOf, offsetOf } from '../../fleet/yaml-edit/text-place.ts';
import { type NewPool, poolEntry, poolLines } from './new-pool.ts';

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
