import type { Argument, Code, Expression } from './ast.ts';
import type { Cursor, Lexeme } from './cursor.ts';
import type { Position } from './position.ts';
import { PrimaryParser } from './primary.ts';
import { typeLength } from './types.ts';

const ASSIGNMENTS = new Set([
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '**=',
  '<<=',
  '>>=',
  '>>>=',
  '&=',
  '|=',
  '^=',
  '?=',
]);

/** From the loosest to the tightest. */
const LEVELS: ReadonlyMap<string, number> = new Map(
  [
    ['||'],
    ['&&'],
    ['|'],
    ['^'],
    ['&'],
    ['==', '!=', '===', '!==', '<=>', '=~', '==~'],
    ['<', '<=', '>', '>=', 'in', 'instanceof', 'as', '!'],
    ['<<', '>>', '..', '..<'],
    ['+', '-'],
    ['*', '/', '%'],
    ['**'],
  ].flatMap((operators, level) => operators.map(operator => [operator, level] as const)),
);

const PREFIXES = new Set(['!', '-', '+', '~', '++', '--']);

/** Reads expressions, by the precedence of operators. */
export class ExpressionParser {
  readonly #cursor: Cursor;
  readonly #primary: PrimaryParser;

  constructor(cursor: Cursor, closure: () => Code) {
    this.#cursor = cursor;
    this.#primary = new PrimaryParser(cursor, {
      expression: position => this.expression(position),
      operand: () => this.#unary('inner'),
      closure,
    });
  }

  /** Any expression, an assignment too. @throws Unreadable */
  expression(position: Position): Expression {
    const from = this.#cursor.peek();
    const target = this.#choice(position);
    const { text, kind, afterLine } = this.#cursor.peek();
    if (kind !== 'operator' || afterLine || !ASSIGNMENTS.has(text)) return target;
    this.#cursor.take();
    const value = this.#cursor.deeper(() => this.expression('command'));
    return { kind: 'assign', operator: text, target, value, at: this.#cursor.spot(from) };
  }

  /** What stands between the parentheses of a call, or behind a command. @throws Unreadable */
  arguments(close: string | undefined): readonly Argument[] {
    return this.#primary.arguments(close);
  }

  #choice(position: Position): Expression {
    const from = this.#cursor.peek();
    const test = this.#binary(0, position);
    if (this.#cursor.takeIf('?:')) {
      const right = this.#inner();
      return { kind: 'elvis', left: test, right, at: this.#cursor.spot(from) };
    }
    if (!this.#cursor.takeIf('?')) return test;
    const yes = this.#inner();
    this.#cursor.expect(':');
    const no = this.#inner();
    return { kind: 'ternary', test, yes, no, at: this.#cursor.spot(from) };
  }

  #inner(): Expression {
    return this.#cursor.deeper(() => this.#choice('inner'));
  }

  /** Operators of this level and of tighter ones. */
  #binary(loosest: number, position: Position): Expression {
    const from = this.#cursor.peek();
    let left = this.#unary(position);
    for (let level = this.#level(loosest); level !== undefined; level = this.#level(loosest)) {
      const operator = this.#operator();
      left = isTypeOperator(operator)
        ? this.#typed(left, operator, from)
        : this.#joined(left, operator, level, from);
    }
    return left;
  }

  /** The level of the operator at hand, if it is tight enough and no new statement begins with it. */
  #level(loosest: number): number | undefined {
    const { kind, text, afterLine } = this.#cursor.peek();
    const level = kind === 'operator' || kind === 'name' ? LEVELS.get(text) : undefined;
    if (level === undefined || level < loosest) return undefined;
    if (afterLine && text !== '&&' && text !== '||') return undefined;
    if (text === '!' && !this.#cursor.is('in', 1) && !this.#cursor.is('instanceof', 1)) return undefined;
    return level;
  }

  #operator(): string {
    const { text } = this.#cursor.take();
    if (text === '!') return this.#cursor.take().text;
    if (text !== '>' || !this.#cursor.takeIf('>')) return text;
    this.#cursor.takeIf('>');
    return '>>';
  }

  #typed(operand: Expression, operator: 'as' | 'instanceof', from: Lexeme): Expression {
    const length = typeLength(this.#cursor);
    if (length === 0) this.#cursor.fail('a type was expected');
    this.#cursor.skip(length);
    const at = this.#cursor.spot(from);
    return operator === 'as' ? { kind: 'cast', operand, at } : { kind: 'unary', operator, operand, at };
  }

  #joined(left: Expression, operator: string, level: number, from: Lexeme): Expression {
    const operands = [left];
    do operands.push(this.#cursor.deeper(() => this.#binary(level + 1, 'inner')));
    while (operator !== '..' && this.#level(level) === level && this.#cursor.takeIf(operator));
    const at = this.#cursor.spot(from);
    const [, to = left] = operands;
    if (operator === '..' || operator === '..<')
      return { kind: 'range', from: left, to, open: operator === '..<', at };
    return { kind: 'binary', operator, operands, at };
  }

  #unary(position: Position): Expression {
    const from = this.#cursor.peek();
    const { kind, text } = from;
    if (kind === 'operator' && PREFIXES.has(text)) {
      this.#cursor.take();
      const operand = this.#cursor.deeper(() => this.#unary('inner'));
      return { kind: 'unary', operator: text, operand, at: this.#cursor.spot(from) };
    }
    return this.#primary.postfix(position);
  }
}

function isTypeOperator(operator: string): operator is 'as' | 'instanceof' {
  return operator === 'as' || operator === 'instanceof';
}
