import type { AuditEntry } from '../../bot/model/decision.ts';
import { printable } from '../report/printable.ts';

/** Decisions for people, a line each. */
export const auditText = (entries: readonly AuditEntry[]): string =>
  entries.length === 0 ? 'nothing was decided yet\n' : entries.map(line).join('');

function line({ at, pull, by, what, why, cause }: AuditEntry): string {
  const who = by === undefined ? '' : ` by ${printable(by.login)}`;
  return `${new Date(at).toISOString()} ${pull} ${printable(what)}${who}: ${printable(why)} (${printable(cause)})\n`;
}
