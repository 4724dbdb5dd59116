import type { AuditEntry } from '../../model/decision.ts';
import { StoreFailed } from '../bot-store.ts';
import { auditFormat } from '../codec/audit-codec.ts';
import { AUDIT_KEPT } from '../kept-for.ts';
import { expiring, hashOf, inOrder, keyOf, listed, listOf } from './items.ts';
import type { Item } from './put-item.ts';

/** How many bytes of lines of the audit trail go into an item, which holds 400 KB. */
const LINES = 300_000;

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
