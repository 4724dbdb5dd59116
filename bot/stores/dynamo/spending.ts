import { expiring, hashOf, keyOf } from './items.ts';
import type { Item, Writing } from './put-item.ts';
import { TABLE_SHAPE } from './table-shape.ts';

/**
 * How a nonce is used up. Times are milliseconds since 1970.
 * @param by a text that no other call has made
 */
export const spending = (
  instance: string,
  nonce: string,
  until: number,
  now: number,
  by: string,
): Writing => ({
  item: {
    ...keyOf(hashOf(instance, 'nonce', nonce), 'nonce'),
    ...expiring(until),
    by: { S: by },
    until: { N: `${until}` },
  },
  condition: {
    that: 'attribute_not_exists(#key) OR #until <= :now',
    names: { '#key': TABLE_SHAPE.hashKey, '#until': 'until' },
    values: { ':now': { N: `${now}` } },
  },
});

/**
 * Whether that has used it up.
 * @param there what was there instead; its own is when the SDK has sent it twice, the first answer having been lost
 */
export const isSpent = (there: Item | undefined, by: string): boolean =>
  there === undefined || there.by?.S === by;
