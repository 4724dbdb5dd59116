import type { LabelExpression } from './ast.ts';
import { decidingFacts, type LabelFact } from './facts.ts';
import { printLabelExpression } from './print.ts';
import { labelText } from './quote.ts';

/** One part of an expression that keeps an agent from matching, whatever the other parts say. */
export interface Reason {
  /** The part, as `printLabelExpression` writes it. */
  readonly clause: string;
  /** What about the agent makes the part fail. */
  readonly facts: readonly LabelFact[];
  /** The same for a person: "lacks `GPU`", "carries `SPOT`, which `!SPOT` excludes". */
  readonly text: string;
}

/** The parts of an expression that must all hold. */
function clausesOf(expression: LabelExpression): readonly LabelExpression[] {
  const clauses: LabelExpression[] = [];
  const pending = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'and') for (const operand of next.operands.toReversed()) pending.push(operand);
    else clauses.push(next);
  }
  return clauses;
}

function labelList(facts: readonly LabelFact[]): string {
  return facts.map(fact => `\`${labelText(fact.label)}\``).join(', ');
}

/** "carries `A`, `B` and lacks `C`" */
function factsText(facts: readonly LabelFact[]): string {
  const carried = facts.filter(fact => fact.carried);
  const lacked = facts.filter(fact => !fact.carried);
  const parts = [
    ...(carried.length > 0 ? [`carries ${labelList(carried)}`] : []),
    ...(lacked.length > 0 ? [`lacks ${labelList(lacked)}`] : []),
  ];
  return parts.join(' and ');
}

function reasonText(kind: LabelExpression['kind'], clause: string, facts: readonly LabelFact[]): string {
  if (kind === 'atom') return factsText(facts);
  if (kind === 'not') return `${factsText(facts)}, which \`${clause}\` excludes`;
  if (kind === 'or' && facts.every(fact => !fact.carried)) return `carries none of ${labelList(facts)}`;
  return `${factsText(facts)}, so \`${clause}\` fails`;
}

/** Why an agent with these labels does not match: each failing part with the least that explains it; none if it matches. */
export function reasonsAgainst(expression: LabelExpression, labels: ReadonlySet<string>): readonly Reason[] {
  return clausesOf(expression).flatMap(part => {
    const { holds, facts } = decidingFacts(part, labels);
    if (holds) return [];
    const clause = printLabelExpression(part);
    return [{ clause, facts, text: reasonText(part.kind, clause, facts) }];
  });
}
