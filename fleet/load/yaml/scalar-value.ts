import {
  boolCoreTag,
  floatCoreTag,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  type ScalarTagDefinition,
} from 'js-yaml';
import type { ScalarValue } from '../tree.ts';

/** YAML 1.2's core schema, in the order in which it resolves: `on`, `yes` and `03:00` stay text. */
const CORE: readonly ScalarTagDefinition<ScalarValue>[] = [
  nullCoreTag,
  boolCoreTag,
  intCoreTag,
  floatCoreTag,
];

/** What all but texts begin with; most scalars are words that begin otherwise. */
const BEGINNINGS: ReadonlySet<string> = new Set(CORE.flatMap(tag => tag.implicitFirstChars ?? []));

/** What a scalar without quotes means. */
export function plainScalarValue(source: string): ScalarValue {
  const first = source.charAt(0);
  if (!BEGINNINGS.has(first)) return source;
  for (const tag of CORE) {
    if (!tag.implicitFirstChars?.includes(first)) continue;
    const value = tag.resolve(source, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return source;
}

/** Whether a number says something else than what is written: an account id that begins with 0 loses it. */
export function losesDigits(value: number, source: string): boolean {
  return /^[-+]?0\d/.test(source) || (Number.isInteger(value) && !Number.isSafeInteger(value));
}
