import { createHash } from 'node:crypto';
import type { Item } from './put-item.ts';
import { TABLE_SHAPE } from './table-shape.ts';

const { hashKey, rangeKey, index, timeToLive } = TABLE_SHAPE;

/** So long after it has become worthless an item stays, for clocks that differ; in milliseconds. */
const GRACE = 24 * 3_600_000;

/** Which items of a bot instance go together. */
type ItemKind = 'pull' | 'lease' | 'nonce' | 'note';

/** A time, or another number, so that texts have its order. */
export const inOrder = (number: number, digits = 15): string =>
  String(Math.max(0, Math.ceil(number))).padStart(digits, '0');

/** The hash key of what belongs to one thing of an instance. */
export const hashOf = (instance: string, kind: ItemKind, name: string): string =>
  `${encodeURIComponent(instance)}#${kind}#${kind === 'nonce' ? hashedName(name) : name}`;

/** A nonce comes from outside and can be longer than a key. */
const hashedName = (name: string): string => createHash('sha256').update(name).digest('hex');

/** The key of an item. */
export const keyOf = (hash: string, range: string): Item => ({
  [hashKey]: { S: hash },
  [rangeKey]: { S: range },
});

/** The list of an instance in the index by time. */
export const listOf = (instance: string, list: 'due' | 'audit'): string =>
  `${encodeURIComponent(instance)}#${list}`;

/** The attributes by which an item is in such a list. */
export const listed = (list: string, place: string): Item => ({
  [index.hashKey]: { S: list },
  [index.rangeKey]: { S: place },
});

/** When DynamoDB may take an item away. @param worthless - since when nobody asks for it, in milliseconds since 1970 */
export const expiring = (worthless: number): Item => ({
  [timeToLive]: { N: `${Math.ceil((worthless + GRACE) / 1_000)}` },
});
