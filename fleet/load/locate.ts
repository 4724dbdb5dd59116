import type { Finding, Path, Place, Problem } from '../problem.ts';
import type { MapNode, Node } from './tree.ts';
import { KEY_RULES } from './zod-findings.ts';

/**
 * Says in which line a finding stands: at the value; at the key for a finding about a key, and for a map or
 * list that begins in a line below its key; where the path leads to nothing (a missing key) at the key of the
 * map that lacks it.
 */
export function locate(finding: Finding, root: MapNode): Problem {
  return { ...finding, place: placeOf(root, finding.path, KEY_RULES.has(finding.rule)) };
}

function placeOf(root: MapNode, path: Path, ofKey: boolean): Place {
  let node: Node = root;
  let keyPlace = root.place;
  for (const step of path) {
    const below = childOf(node, step);
    if (below === undefined) return keyPlace;
    keyPlace = below.keyPlace;
    node = below.value;
  }
  const below = node.kind !== 'scalar' && node.place.line !== keyPlace.line;
  return ofKey || below ? keyPlace : node.place;
}

function childOf(
  node: Node,
  step: string | number,
): { readonly keyPlace: Place; readonly value: Node } | undefined {
  if (node.kind === 'map') return node.entries.get(String(step));
  const item = node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  return item && { keyPlace: item.place, value: item };
}
