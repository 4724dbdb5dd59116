/** One value that differs; `undefined`: it is not there. */
export interface LeafDifference {
  /** Such as `tags.Name` or `ingress[0].port`. */
  readonly path: string;
  readonly old: unknown;
  readonly new: unknown;
}

/** Where two JSON values differ, down to the leaves; lists are compared place by place. */
export function leafDifferences(before: unknown, after: unknown, path = ''): readonly LeafDifference[] {
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after))
    return same(before, after) ? [] : [{ path, old: before, new: after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap(key =>
    leafDifferences(before[key], after[key], Array.isArray(before) ? `${path}[${key}]` : joined(path, key)),
  );
}

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** An empty map and an empty list differ, and so does either from nothing. */
const same = (before: unknown, after: unknown): boolean =>
  before === after || (isBranch(before) && JSON.stringify(before) === JSON.stringify(after));

const joined = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
