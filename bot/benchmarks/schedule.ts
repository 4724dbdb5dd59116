/** Which commit a process runs. */
export type Side = 'base' | 'head';

/**
 * The order in which processes run: base, head, head, base, and so on. What drifts slowly (heat, neighbours) meets both sides alike.
 * @param each - how many processes a side gets
 */
export function interleaved(each: number): readonly Side[] {
  return Array.from({ length: 2 * each }, (_, index) =>
    index % 4 === 0 || index % 4 === 3 ? 'base' : 'head',
  );
}
