import type { RecordText } from '../record-text.ts';
import { hashOf, inOrder, keyOf, listed, listOf } from './items.ts';
import { packed, unpacked } from './packed.ts';
import type { Condition, Item, Writing } from './put-item.ts';
import { TABLE_SHAPE } from './table-shape.ts';

/**
 * What is written for a record: its first piece, on condition that the version it was made from is still there, and the others.
 * @param version - the one it was made from
 * @throws StoreFailed
 */
export function recordWritings(
  instance: string,
  pull: string,
  version: number,
  text: string,
  next: number | undefined,
): readonly Writing[] {
  const hash = hashOf(instance, 'pull', pull);
  const pieces = packed(text, `the record ${pull}`);
  const due = next === undefined ? {} : listed(listOf(instance, 'due'), `${inOrder(next)}#${pull}`);
  return pieces.map((body, number) => {
    const piece = { ...keyOf(hash, `record#${number}`), version: { N: `${version + 1}` }, body: { B: body } };
    if (number > 0) return { item: piece };
    return { item: { ...piece, ...due, pieces: { N: `${pieces.length}` } }, condition: onTopOf(version) };
  });
}

/**
 * The record that lies in items, of which some may be left from an earlier version that had more pieces.
 * @returns `torn` when another was written while these were read
 */
export function recordIn(items: readonly Item[], pull: string): RecordText | 'absent' | 'torn' {
  const [{ version, pieces: count } = {}] = items;
  if (items.length === 0) return 'absent';
  const bodies = items
    .slice(0, Number(count?.N))
    .flatMap(({ version: of, body }) => (of?.N === version?.N && body?.B ? [body.B] : []));
  if (bodies.length !== Number(count?.N)) return 'torn';
  return { version: Number(version?.N), text: unpacked(bodies, `the record ${pull}`) };
}

const onTopOf = (version: number): Condition =>
  version === 0
    ? { that: 'attribute_not_exists(#key)', names: { '#key': TABLE_SHAPE.hashKey } }
    : {
        that: '#version = :version',
        names: { '#version': 'version' },
        values: { ':version': { N: `${version}` } },
      };
