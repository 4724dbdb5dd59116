import type { Path, Place, Problem } from '../problem.ts';
import { suggest } from '../suggest.ts';
import type { Entry, MapNode, Node } from './tree.ts';
import { written } from './written.ts';

/** The keys of which a pool has exactly one. */
const POOL_KINDS = ['static', 'autoscaled', 'external'] as const;

/** A file laid over its base. With problems the tree is what could be merged. */
export interface Overlaid {
  readonly root: MapNode;
  readonly problems: readonly Problem[];
}

/**
 * Lays a file over its base:
 *
 * - a map is merged with the base's map of the same key, key by key, at any depth; new keys come last;
 * - a scalar or a list replaces what the base has, whole; so does a map where the base has none;
 * - `null` (or `~`) removes the key; it is an error when the base does not have it, with a "did you mean";
 * - a key without any value is an error, because it may be meant as "nothing" or as "unchanged";
 * - in a pool, naming another kind (`static`, `autoscaled`, `external`) than the base's removes the base's.
 *
 * Every value keeps the place where it was written: that of the overlay where it replaces or adds, that of the
 * base for everything else, maps that were merged included.
 */
export function overlay(base: MapNode, over: MapNode): Overlaid {
  const problems: Problem[] = [];
  const root = mergeMap(base, over, [], problems);
  return { root, problems };
}

function mergeMap(base: MapNode | undefined, over: MapNode, path: Path, problems: Problem[]): MapNode {
  const entries = new Map(base?.entries);
  if (base !== undefined && path.length === 2 && path[0] === 'pools') removeOtherKinds(entries, over);
  for (const [key, entry] of over.entries) {
    const merged = mergeEntry(base, key, entry, [...path, key], problems);
    if (merged === undefined) entries.delete(key);
    else entries.set(key, merged);
  }
  return { kind: 'map', entries, place: base?.place ?? over.place };
}

/** The entry of the merged map, or undefined for none. */
function mergeEntry(
  base: MapNode | undefined,
  key: string,
  { keyPlace, value }: Entry,
  path: Path,
  problems: Problem[],
): Entry | undefined {
  const below = base?.entries.get(key);
  if (value.kind === 'map') {
    const belowMap = below?.value.kind === 'map' ? below.value : undefined;
    return {
      keyPlace: belowMap ? (below?.keyPlace ?? keyPlace) : keyPlace,
      value: mergeMap(belowMap, value, path, problems),
    };
  }
  if (value.kind === 'list' || value.value !== null) return { keyPlace, value };
  if (value.source === '') problems.push(withoutValue(key, path, keyPlace));
  else if (below === undefined) problems.push(nothingToRemove(base, key, path, keyPlace, value));
  return value.source === '' ? below : undefined;
}

function removeOtherKinds(entries: Map<string, Entry>, over: MapNode): void {
  const named = POOL_KINDS.filter(kind => {
    const value = over.entries.get(kind)?.value;
    return value !== undefined && !(value.kind === 'scalar' && value.value === null);
  });
  if (named.length === 0) return;
  for (const kind of POOL_KINDS) if (!over.entries.has(kind)) entries.delete(kind);
}

function withoutValue(key: string, path: Path, place: Place): Problem {
  return {
    severity: 'error',
    rule: 'overlay-empty',
    path,
    place,
    message: `\`${key}\` has a value in an overlay, so that nobody has to guess whether it is removed`,
    got: 'nothing',
    fix: `write \`${key}: null\` to remove it, or remove the line to leave it as the base has it`,
  };
}

function nothingToRemove(
  base: MapNode | undefined,
  key: string,
  path: Path,
  place: Place,
  value: Node,
): Problem {
  const near = suggest(key, base?.entries.keys() ?? []);
  return {
    severity: 'error',
    rule: 'overlay-absent',
    path,
    place,
    message: '`null` removes what the base has, and the base does not have this key',
    got: `${key}: ${written(value)}`,
    fix: near === undefined ? 'remove the line' : `did you mean \`${near}: null\`?`,
  };
}
