import type { LabelExpression } from './ast.ts';
import { type Algebra, fold } from './fold.ts';

/** That an agent carries a label, or that it does not. */
export interface LabelFact {
  readonly label: string;
  readonly carried: boolean;
}

/** Facts joined without copying, since each node of a deep expression joins those below it. */
type Facts = { readonly size: number } & (
  | { readonly fact: LabelFact }
  | { readonly parts: readonly Facts[] }
);

/** Whether a part of an expression holds, and facts that are enough to know it. */
interface Judgement {
  readonly holds: boolean;
  readonly facts: Facts;
}

function all(judgements: readonly Judgement[]): Facts {
  const parts = judgements.map(judgement => judgement.facts);
  return { size: parts.reduce((size, part) => size + part.size, 0), parts };
}

/** One operand that has the deciding value settles the chain; where there is none, every operand counts. */
function chain(operands: readonly Judgement[], deciding: boolean): Judgement {
  const deciders = operands.filter(operand => operand.holds === deciding);
  if (deciders.length === 0) return { holds: !deciding, facts: all(operands) };
  return deciders.reduce((least, other) => (other.facts.size < least.facts.size ? other : least));
}

function negated({ holds, facts }: Judgement): Judgement {
  return { holds: !holds, facts };
}

function judging(labels: ReadonlySet<string>): Algebra<Judgement> {
  return {
    atom: label => {
      const carried = labels.has(label);
      return { holds: carried, facts: { size: 1, fact: { label, carried } } };
    },
    not: negated,
    and: operands => chain(operands, false),
    or: operands => chain(operands, true),
    implies: (antecedent, consequent) => chain([negated(antecedent), consequent], true),
    iff: operands => ({
      holds: operands.map(operand => operand.holds).reduce((left, right) => left === right),
      facts: all(operands),
    }),
  };
}

function listed(facts: Facts): readonly LabelFact[] {
  const found = new Map<string, LabelFact>();
  const pending = [facts];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ('fact' in next) found.set(next.fact.label, found.get(next.fact.label) ?? next.fact);
    else for (const part of next.parts.toReversed()) pending.push(part);
  }
  return [...found.values()];
}

/**
 * A few facts about an agent that decide an expression alone, whatever else the agent carries; each label once,
 * in the order of the expression. The fewest there are, when no label stands in the expression twice.
 */
export function decidingFacts(
  expression: LabelExpression,
  labels: ReadonlySet<string>,
): { readonly holds: boolean; readonly facts: readonly LabelFact[] } {
  const { holds, facts } = fold(expression, judging(labels));
  return { holds, facts: listed(facts) };
}
