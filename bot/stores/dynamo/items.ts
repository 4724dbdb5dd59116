import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../core/decision.ts';
import { StoreFailed } from '../bot-store.ts';
import { auditFormat } from '../codec/audit-codec.ts';
import { AUDIT_KEPT } from '../kept-for.ts';
import type { Item } from './table.ts';
import { TABLE_SHAPE } from './table-shape.ts';

const { hashKey, rangeKey, index, timeToLive } = TABLE_SHAPE;

/** So long after it has become worthless an item stays, for clocks that differ; in milliseconds. */
const GRACE = 24 * 3_600_000;
/** How many bytes of lines of the audit trail go into an item, which holds 400 KB. */
const LINES = 300_000;

/** Which items of a bot instance go together. */
type ItemKind = 'pull' | 'lease' | 'nonce' | 'note';

/** A time, or another number, so that texts have its order. */
export const inOrder = (number: number, digits = 15): string =>
  String(Math.max(0, Math.ceil(number))).padStart(digits, '0');

/** The hash key of what belongs to one thing of an instance. */
export const hashOf = (instance: string, kind: ItemKind, name: string): string =>
  `${encodeURIComponent(instance)}#${kind}#${kind === 'nonce' ? hashedName(name) : name}`;

/** A nonce comes from outside and can be longer than a key. */
const hashedName = (name: string): string => createHash('sha256').update(name).digest('hex');

/** The key of an item. */
export const keyOf = (hash: string, range: string): Item => ({
  [hashKey]: { S: hash },
  [rangeKey]: { S: range },
});

/** The list of an instance in the index by time. */
export const listOf = (instance: string, list: 'due' | 'audit'): string =>
  `${encodeURIComponent(instance)}#${list}`;

/** The attributes by which an item is in such a list. */
export const listed = (list: string, place: string): Item => ({
  [index.hashKey]: { S: list },
  [index.rangeKey]: { S: place },
});

/** When DynamoDB may take an item away. @param worthless - since when nobody asks for it, in milliseconds since 1970 */
export const expiring = (worthless: number): Item => ({
  [timeToLive]: { N: `${Math.ceil((worthless + GRACE) / 1_000)}` },
});

/** The lines of the audit trail that one writing brings, as few items. @throws StoreFailed for a line that none can hold */
export function auditItems(
  instance: string,
  pull: string,
  version: number,
  lines: readonly AuditEntry[],
): readonly Item[] {
  const at = Math.max(0, ...lines.map(line => line.at));
  return chunks(lines, pull).map((text, number) => {
    const range = `${inOrder(version, 10)}#${inOrder(number, 3)}`;
    return {
      ...keyOf(hashOf(instance, 'pull', pull), `audit#${range}`),
      ...listed(listOf(instance, 'audit'), `${inOrder(at)}#${pull}#${range}`),
      ...expiring(at + AUDIT_KEPT),
      line: { S: text },
    };
  });
}

function chunks(lines: readonly AuditEntry[], pull: string): readonly string[] {
  if (lines.length === 0) return [];
  const text = auditFormat.textOf(lines, pull);
  if (Buffer.byteLength(text) <= LINES) return [text];
  if (lines.length === 1)
    throw new StoreFailed(`a line of the audit trail of ${pull} cannot be kept: it is too long`);
  const half = Math.ceil(lines.length / 2);
  return [...chunks(lines.slice(0, half), pull), ...chunks(lines.slice(half), pull)];
}
