import type { PlannedChange } from './plan-file.ts';
import type { Risk } from './risks.ts';

/** A plan in figures. */
export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly risks: readonly Risk[];
}

/** Counts the changes of a plan. */
export function summaryOf(changes: readonly PlannedChange[], risks: readonly Risk[]): PlanSummary {
  const count = (kind: PlannedChange['kind']) => changes.filter(change => change.kind === kind).length;
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    delete: count('delete'),
    risks,
  };
}

/** Whether nothing at all is to be changed. */
export const isEmpty = (summary: PlanSummary): boolean =>
  summary.create + summary.update + summary.replace + summary.delete === 0;

/** The plan in words: what changes by resource type, then what is at risk. */
export function summaryText(summary: PlanSummary, changes: readonly PlannedChange[]): string {
  if (isEmpty(summary)) return 'No changes. The cloud is as the fleet file says.\n';
  const { create, update, replace, delete: removed } = summary;
  const lines = [
    `Plan: ${create} to create, ${update} to update, ${replace} to replace, ${removed} to destroy.`,
  ];
  for (const kind of ['update', 'replace', 'delete'] as const)
    for (const change of changes.filter(change => change.kind === kind))
      lines.push(`  ${kind.padEnd(7)} ${change.address}`);
  if (summary.risks.length > 0) lines.push('', 'At risk:');
  for (const risk of summary.risks) lines.push(`  ${risk.kind.padEnd(6)} ${risk.address}: ${risk.why}`);
  return `${lines.join('\n')}\n`;
}
