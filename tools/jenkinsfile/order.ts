interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Each once, by what makes it different from others. */
export function distinct<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly T[] {
  return [...new Map(items.map(item => [JSON.stringify(keyOf(item)), item])).values()];
}

/**
 * In the order of the files and their lines.
 * @param placesOf where an item stands; a later place decides between items at the same earlier one
 */
export function inOrder<T>(
  files: readonly string[],
  items: readonly T[],
  placesOf: (item: T) => readonly [Place, ...Place[]],
): readonly T[] {
  const groups = Map.groupBy(items, item => placesOf(item)[0].file);
  return files.flatMap(file =>
    (groups.get(file) ?? []).toSorted((left, right) => compared(placesOf(left), placesOf(right))),
  );
}

function compared(left: readonly Place[], right: readonly Place[]): number {
  for (const [index, a] of left.entries()) {
    const b = right[index];
    const difference = b === undefined ? 0 : a.line - b.line || a.column - b.column;
    if (difference !== 0) return difference;
  }
  return 0;
}
