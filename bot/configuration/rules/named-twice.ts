import type { Path } from '../../../fleet/problem.ts';
import type { Fault } from '../../../fleet/rules/rule.ts';

/** A list of names and where it stands. */
export interface Names {
  readonly names: readonly string[];
  readonly path: Path;
}

/** What `listed-twice` says of either file. */
export const LISTED_TWICE = {
  id: 'listed-twice',
  severity: 'error',
  says: 'An entry stands in a list once.',
} as const;

/** A fault for each entry that its list has already. */
export function* namedTwice(lists: Iterable<Names>): Iterable<Fault> {
  for (const { names, path } of lists) {
    const seen = new Map<string, number>();
    for (const [index, name] of names.entries()) {
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
