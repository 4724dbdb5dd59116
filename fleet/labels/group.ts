import type { LabelExpression } from './ast.ts';
import type { TokenKind } from './token.ts';

/** The operators between two operands. */
export type Connective = 'and' | 'or' | 'implies' | 'iff';

/** Joins an operand with those before it in its chain; one operand alone is no chain. */
function chain(
  kind: 'and' | 'or' | 'iff',
  before: readonly LabelExpression[],
  last: LabelExpression,
): LabelExpression {
  const [first, second, ...rest] = [...before, last];
  return first === undefined || second === undefined ? last : { kind, operands: [first, second, ...rest] };
}

/**
 * What has been read of the inside of one pair of parentheses, or of the whole expression: for each operator,
 * the operands to its left that wait for the one to its right. From the loosest operator to the tightest:
 * `<->`, `->`, `||`, `&&`, `!`.
 */
export class Group {
  readonly #iff: LabelExpression[] = [];
  #antecedent: LabelExpression | undefined;
  #or: LabelExpression[] = [];
  #and: LabelExpression[] = [];
  #negated = false;

  /** A `!` stands before the operand to come. */
  negate(): void {
    this.#negated = true;
  }

  /** An operand with the `!` before it, if there was one. */
  operand(primary: LabelExpression): LabelExpression {
    const operand: LabelExpression = this.#negated ? { kind: 'not', operand: primary } : primary;
    this.#negated = false;
    return operand;
  }

  /** Puts an operand aside until the one on the other side of the connective is read. */
  connect(operand: LabelExpression, connective: Connective): void {
    if (connective === 'and') this.#and.push(operand);
    else if (connective === 'or') this.#or.push(this.#conjunction(operand));
    else if (connective === 'implies') this.#antecedent = this.#disjunction(operand);
    else this.#iff.push(this.#implication(operand));
  }

  /** Everything in the group, with its last operand. */
  close(last: LabelExpression): LabelExpression {
    return chain('iff', this.#iff, this.#implication(last));
  }

  /**
   * What may stand behind an operand. `a->b->c` is no expression: `->` may stand once between two `<->`.
   * @param closing what ends this group
   */
  follow(closing: 'close' | 'end'): ReadonlySet<TokenKind> {
    const follow = new Set<TokenKind>(['and', 'or', 'implies', 'iff', closing]);
    if (this.#antecedent !== undefined) follow.delete('implies');
    return follow;
  }

  #conjunction(last: LabelExpression): LabelExpression {
    const conjunction = chain('and', this.#and, last);
    this.#and = [];
    return conjunction;
  }

  #disjunction(last: LabelExpression): LabelExpression {
    const disjunction = chain('or', this.#or, this.#conjunction(last));
    this.#or = [];
    return disjunction;
  }

  #implication(last: LabelExpression): LabelExpression {
    const consequent = this.#disjunction(last);
    if (this.#antecedent === undefined) return consequent;
    const antecedent = this.#antecedent;
    this.#antecedent = undefined;
    return { kind: 'implies', antecedent, consequent };
  }
}
