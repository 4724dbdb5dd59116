import { type Node, plainValue } from '../../../fleet/load/tree.ts';
import type { Finding, Path } from '../../../fleet/problem.ts';
import { givenName } from '../identity.ts';

/** Two nodes, clouds, credentials … of one name in a list: one would silently take the other's place. */
export function duplicateFindings(root: Node, path: Path = []): readonly Finding[] {
  if (root.kind === 'map')
    return [...root.entries].flatMap(([key, { value }]) => duplicateFindings(value, [...path, key]));
  if (root.kind === 'scalar') return [];
  const below = root.items.flatMap((item, index) => duplicateFindings(item, [...path, index]));
  return [...twiceIn(root.items, path), ...below];
}

function twiceIn(items: readonly Node[], path: Path): readonly Finding[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const name = givenName(plainValue(item));
    if (name === undefined) return [];
    const earlier = first.get(name);
    first.set(name, earlier ?? index);
    return earlier === undefined ? [] : [twice(name, [...path, index], [...path, earlier])];
  });
}

const twice = (name: string, path: Path, earlier: Path): Finding => ({
  severity: 'error',
  rule: 'listed-twice',
  path,
  related: [earlier],
  message: `\`${name}\` stands in the list once; of two Jenkins keeps one and says nothing`,
  got: `${name} again`,
  fix: 'give it another name, or remove one of them',
});
