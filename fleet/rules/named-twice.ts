import type { Path } from '../problem.ts';
import type { Fault } from './rule.ts';

/** A list whose entries are names, and where it stands. */
export interface Names {
  readonly names: readonly unknown[];
  readonly path: Path;
}

/** A fault for each entry that its list has already. */
export function* namedTwice(lists: Iterable<Names>): Iterable<Fault> {
  for (const { names, path } of lists) {
    if (names.length < 2) continue;
    const seen = new Map<string, number>();
    for (const [index, entry] of names.entries()) {
      const name = String(entry);
      const first = seen.get(name);
      if (first === undefined) seen.set(name, index);
      else
        yield {
          path: [...path, index],
          related: [[...path, first]],
          message: `\`${name}\` stands in the list once`,
          got: name,
          fix: 'remove it, or write the entry that was meant',
        };
    }
  }
}
