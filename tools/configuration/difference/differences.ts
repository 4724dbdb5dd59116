import type { PlainValue } from '../../../fleet/load/tree.ts';
import { byIdentity, isList, isMap } from '../identity.ts';

/** Where two configurations differ: steps are keys, and the names of items of lists. */
export interface Difference {
  readonly steps: readonly string[];
  readonly before: PlainValue | undefined;
  readonly after: PlainValue | undefined;
}

/** What a value holds, by step; undefined when it is compared as one. */
type Parts = ReadonlyMap<string, PlainValue>;

/**
 * Every difference of two values. Maps are compared key by key, whatever their order, lists whose items have names item
 * by item, others as one value. What only one side has is told where it begins, or where `isThing` says that a thing of
 * its own begins, so that of a new list each item is told apart.
 */
export function* differences(
  before: PlainValue | undefined,
  after: PlainValue | undefined,
  isThing: (steps: readonly string[]) => boolean,
  steps: readonly string[] = [],
): Generator<Difference> {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const single = before === undefined || after === undefined;
  if ((single && isThing(steps)) || !comparable(old, fresh, before, after)) {
    if (!sameValue(before, after)) yield { steps, before, after };
    return;
  }
  for (const step of [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].sort())
    yield* differences(old?.get(step), fresh?.get(step), isThing, [...steps, step]);
}

/** Both have parts, or the one that is there has some. */
function comparable(
  old: Parts | undefined,
  fresh: Parts | undefined,
  before: PlainValue | undefined,
  after: PlainValue | undefined,
): boolean {
  if (before === undefined) return fresh !== undefined && fresh.size > 0;
  if (after === undefined) return old !== undefined && old.size > 0;
  return old !== undefined && fresh !== undefined && isList(before) === isList(after);
}

function partsOf(value: PlainValue | undefined): Parts | undefined {
  if (isList(value)) return byIdentity(value);
  return isMap(value) ? new Map(Object.entries(value)) : undefined;
}

function sameValue(a: PlainValue | undefined, b: PlainValue | undefined): boolean {
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (!isMap(a) || !isMap(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}
