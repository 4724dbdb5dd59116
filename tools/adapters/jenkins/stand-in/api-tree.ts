/** What a `tree=` parameter asks for: fields by name, each with those asked of it; `count` bounds a list. */
interface Tree {
  readonly fields: ReadonlyMap<string, Branch>;
}

interface Branch {
  readonly below: Tree | undefined;
  readonly range: readonly [number, number] | undefined;
}

/** A `tree=` that cannot be read; Jenkins answers 500. */
export class BadTree extends Error {}

const FIELD = /(\*|[A-Za-z_]\w*)(\[)?/y;
const RANGE = /\{(\d+),(\d+)\}/y;

/**
 * Picks from an object what Jenkins's `tree=` asks for, as its REST interface does: unknown fields are dropped, `_class`
 * stays. @throws BadTree when brackets do not close.
 */
export function pickTree(value: unknown, tree: string): unknown {
  const { fields, end } = readFields(tree, 0);
  if (end !== tree.length) throw new BadTree(tree);
  return picked(value, { fields });
}

function readFields(
  text: string,
  start: number,
): { readonly fields: ReadonlyMap<string, Branch>; readonly end: number } {
  const fields = new Map<string, Branch>();
  let at = start;
  for (;;) {
    FIELD.lastIndex = at;
    const found = FIELD.exec(text);
    if (found === null) throw new BadTree(text);
    const [, name = '', open] = found;
    at = FIELD.lastIndex;
    let below: Tree | undefined;
    if (open !== undefined) {
      const inner = readFields(text, at);
      if (text[inner.end] !== ']') throw new BadTree(text);
      below = { fields: inner.fields };
      at = inner.end + 1;
    }
    RANGE.lastIndex = at;
    const range = RANGE.exec(text);
    if (range !== null) at = RANGE.lastIndex;
    fields.set(name, { below, range: range === null ? undefined : [Number(range[1]), Number(range[2])] });
    if (text[at] !== ',') return { fields, end: at };
    at += 1;
  }
}

function picked(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => picked(item, tree));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (name === '_class') return [[name, inner] as const];
    const branch = tree.fields.get(name) ?? tree.fields.get('*');
    if (branch === undefined) return [];
    const ranged = branch.range && Array.isArray(inner) ? inner.slice(...branch.range) : inner;
    return [[name, branch.below === undefined ? ranged : picked(ranged, branch.below)] as const];
  });
  return Object.fromEntries(kept);
}
