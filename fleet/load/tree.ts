import type { Path, Place } from '../problem.ts';

/** What a scalar can be in YAML's core schema. */
export type ScalarValue = string | number | boolean | null;

/** The same data without places. */
export type PlainValue = ScalarValue | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** A value of a map and where its key stands. */
export interface Entry {
  readonly keyPlace: Place;
  readonly value: Node;
}

/** A map; its keys are all text and in the order of the file. */
export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

/** A list. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly place: Place;
}

/** A scalar; `source` is what stands in the file, quotes included, and empty where nothing stands. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  readonly source: string;
  readonly place: Place;
}

/** A value and where it was written. An alias is the node it stands for, at the place of the alias. */
export type Node = MapNode | ListNode | ScalarNode;

/** The node's data alone. */
export function plainValue(node: Node): PlainValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainValue);
    case 'map':
      return plainMap(node);
  }
}

/** The data of a map alone. */
export function plainMap(node: MapNode): Record<string, PlainValue> {
  const plain: Record<string, PlainValue> = {};
  for (const [key, entry] of node.entries) plain[key] = plainValue(entry.value);
  return plain;
}

/** The node at a path, or undefined where the tree has none. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'list' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node;
}
