import type { Cursor } from './cursor.ts';

const PRIMITIVES = new Set(['boolean', 'byte', 'char', 'short', 'int', 'long', 'float', 'double', 'void']);
const MODIFIERS = new Set([
  'def',
  'var',
  'final',
  'static',
  'public',
  'private',
  'protected',
  'abstract',
  'synchronized',
  'transient',
  'volatile',
]);
const NO_TYPES = new Set(['return', 'throw', 'new', 'in', 'instanceof', 'as', 'assert', 'case', 'else']);
/** A type is not longer than this, in tokens. */
const LONGEST_TYPE = 40;

/** Whether a word such as `def` or `final` begins a declaration; `def` may also be a map's key or a variable. */
export function isModifier(cursor: Cursor, ahead = 0): boolean {
  const { kind, text } = cursor.peek(ahead);
  const next = cursor.peek(ahead + 1);
  return (
    kind === 'name' &&
    MODIFIERS.has(text) &&
    (next.kind === 'name' || next.text === '(' || next.text === '<' || next.kind === 'string')
  );
}

/** How many tokens the type at `ahead` has: `Map<String, List>`, `java.util.List`, `String[]`; 0 for none. */
export function typeLength(cursor: Cursor, ahead = 0): number {
  const first = cursor.peek(ahead);
  if (first.kind !== 'name' || NO_TYPES.has(first.text)) return 0;
  let at = ahead + 1;
  while (cursor.is('.', at) && cursor.peek(at + 1).kind === 'name') at += 2;
  if (cursor.is('<', at)) {
    const generics = genericsLength(cursor, at);
    if (generics === 0) return 0;
    at += generics;
  }
  while (cursor.is('[', at) && cursor.is(']', at + 1)) at += 2;
  return at - ahead;
}

/** How many tokens `<A, B<C>>` has; 0 where there is none. */
export function genericsLength(cursor: Cursor, from: number): number {
  let depth = 0;
  for (let at = from; at < from + LONGEST_TYPE; at++) {
    const { kind, text } = cursor.peek(at);
    if (text === '<') depth++;
    else if (text === '>') depth--;
    else if (kind !== 'name' && !['.', ',', '?', '[', ']'].includes(text)) return 0;
    if (depth === 0) return at - from + 1;
  }
  return 0;
}

/** Whether a type such as `String` stands here, and not a step such as `checkout`. */
export function looksLikeType(cursor: Cursor, length: number): boolean {
  const { text } = cursor.peek();
  if (PRIMITIVES.has(text) || cursor.peek(length - 1).text === '>' || cursor.peek(length - 1).text === ']')
    return true;
  const last = cursor.peek(length - 1).text;
  return /^\p{Lu}/u.test(last);
}
