import { type LabelExpression, nodesOf } from './ast.ts';

/** What each kind of node comes to, given what its operands came to. */
export interface Algebra<T> {
  readonly atom: (name: string) => T;
  readonly not: (operand: T) => T;
  readonly and: (operands: readonly T[]) => T;
  readonly or: (operands: readonly T[]) => T;
  readonly implies: (antecedent: T, consequent: T) => T;
  readonly iff: (operands: readonly T[]) => T;
}

/** The results that still wait for the node which joins them. */
class Results<T> {
  readonly #waiting: { readonly result: T }[] = [];

  put(result: T): void {
    this.#waiting.push({ result });
  }

  take(): T {
    const last = this.#waiting.pop();
    if (last === undefined) throw new RangeError('a node has fewer operands than its kind says');
    return last.result;
  }

  takeAll(count: number): readonly T[] {
    return this.#waiting.splice(this.#waiting.length - count).map(waiting => waiting.result);
  }
}

/** Works an expression out from its labels upwards, without recursion: 50,000 nested nodes are fine. */
export function fold<T>(expression: LabelExpression, algebra: Algebra<T>): T {
  const results = new Results<T>();
  for (const node of nodesOf(expression)) results.put(join(node, results, algebra));
  return results.take();
}

function join<T>(node: LabelExpression, results: Results<T>, algebra: Algebra<T>): T {
  switch (node.kind) {
    case 'atom':
      return algebra.atom(node.name);
    case 'not':
      return algebra.not(results.take());
    case 'implies': {
      const consequent = results.take();
      return algebra.implies(results.take(), consequent);
    }
    default:
      return algebra[node.kind](results.takeAll(node.operands.length));
  }
}
