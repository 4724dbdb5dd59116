import type { Argument, Code, Expression } from './ast.ts';
import type { Cursor, Lexeme } from './cursor.ts';
import type { Position } from './position.ts';
import { typeLength } from './types.ts';

/** The longest chain such as `a.b.c()`; the tree of a chain is as deep as it is long. */
const LONGEST_CHAIN = 100;
const OPERATOR_NAMES = new Set(['in', 'instanceof', 'as']);
const MEMBER = new Set(['.', '?.', '*.', '.@', '::']);

interface Readers {
  readonly expression: (position: Position) => Expression;
  readonly operand: () => Expression;
  readonly closure: () => Code;
}

/** Reads what operators join: literals, names, calls, closures, and chains of them. */
export class PrimaryParser {
  readonly #cursor: Cursor;
  readonly #read: Readers;

  constructor(cursor: Cursor, read: Readers) {
    this.#cursor = cursor;
    this.#read = read;
  }

  /** A literal, a name or something in brackets, with all that follows it: `.name`, `[…]`, `(…)`, `{…}`. */
  postfix(position: Position): Expression {
    const from = this.#cursor.peek();
    let whole = this.#primary();
    for (let length = 0; length < LONGEST_CHAIN; length++) {
      const longer = this.#longer(whole, position, from);
      if (longer === undefined) return whole;
      whole = longer;
    }
    return this.#cursor.fail('a chain of calls is too long');
  }

  #longer(whole: Expression, position: Position, from: Lexeme): Expression | undefined {
    const { kind, text, afterLine } = this.#cursor.peek();
    if (kind === 'operator' && MEMBER.has(text)) return this.#member(whole, from);
    if (afterLine) return undefined;
    if (kind === 'operator') return this.#bracketed(whole, text, position, from);
    if (position === 'command' && isCallable(whole) && this.#beginsArgument())
      return this.#called(whole, this.arguments(undefined), from);
    return undefined;
  }

  #bracketed(whole: Expression, text: string, position: Position, from: Lexeme): Expression | undefined {
    switch (text) {
      case '.&':
        return this.#pointer(whole, from);
      case '(':
        return this.#called(whole, this.#parenthesised(), from);
      case '[':
        return position === 'command' && whole.kind === 'name' && this.#isListArgument()
          ? this.#called(whole, this.arguments(undefined), from)
          : this.#index(whole, from);
      case '{':
        return canTakeClosure(whole) ? this.#trailing(whole, from) : undefined;
      case '++':
      case '--':
        this.#cursor.take();
        return { kind: 'unary', operator: text, operand: whole, at: this.#cursor.spot(from) };
      default:
        return undefined;
    }
  }

  /** `values ['a', 'b']` is a call, `values['a'] = 1` is none: what follows the bracket tells. */
  #isListArgument(): boolean {
    let depth = 0;
    for (let ahead = 0; ; ahead++) {
      const { kind, text, afterLine } = this.#cursor.peek(ahead);
      if (kind === 'end') return false;
      if (depth === 0 && ahead > 0) return afterLine || text === ';' || text === '}' || text === ',';
      if (kind === 'operator' && (text === '[' || text === '(' || text === '{')) depth++;
      if (kind === 'operator' && (text === ']' || text === ')' || text === '}')) depth--;
    }
  }

  #beginsArgument(): boolean {
    const { kind, text } = this.#cursor.peek();
    if (kind === 'name') return !OPERATOR_NAMES.has(text);
    return kind === 'string' || kind === 'head' || kind === 'number';
  }

  #member(object: Expression, from: Lexeme): Expression {
    const operator = this.#cursor.take().text;
    const next = this.#cursor.peek();
    if (next.text === '&' && operator === '.') this.#cursor.fail('a name was expected');
    const name = this.#memberName();
    return { kind: 'property', object, name, spread: operator === '*.', at: this.#cursor.spot(from) };
  }

  #memberName(): Expression {
    const next = this.#cursor.peek();
    if (next.kind === 'name') {
      this.#cursor.take();
      return { kind: 'string', parts: [next.text], at: this.#cursor.spot(next) };
    }
    if (next.kind === 'string' || next.kind === 'head' || next.text === '(') return this.#primary();
    return this.#cursor.fail('a name was expected');
  }

  #pointer(object: Expression, from: Lexeme): Expression {
    this.#cursor.take();
    if (this.#cursor.peek().kind !== 'name') this.#cursor.fail('a name was expected');
    const name = this.#cursor.take().text;
    return { kind: 'pointer', object, name, at: this.#cursor.spot(from) };
  }

  #index(object: Expression, from: Lexeme): Expression {
    this.#cursor.expect('[');
    const index = this.#cursor.deeper(() => this.#read.expression('inner'));
    while (this.#cursor.takeIf(',')) this.#read.expression('inner');
    this.#cursor.expect(']');
    return { kind: 'index', object, index, at: this.#cursor.spot(from) };
  }

  #called(callee: Expression, args: readonly Argument[], from: Lexeme): Expression {
    const at = this.#cursor.spot(from);
    if (callee.kind === 'name') {
      const name: Expression = { kind: 'string', parts: [callee.name], at: callee.at };
      return { kind: 'call', name, spread: false, arguments: args, at };
    }
    if (callee.kind === 'string') return { kind: 'call', name: callee, spread: false, arguments: args, at };
    if (callee.kind === 'property') {
      const { object, name, spread } = callee;
      return { kind: 'call', object, name, spread, arguments: args, at };
    }
    return { kind: 'apply', callee, arguments: args, at };
  }

  /** The closure behind a call's parentheses is its last argument. */
  #trailing(callee: Expression, from: Lexeme): Expression {
    const closure = { value: this.#cursor.deeper(() => this.#read.closure()) };
    if (callee.kind !== 'call' && callee.kind !== 'apply') return this.#called(callee, [closure], from);
    return { ...callee, arguments: [...callee.arguments, closure], at: this.#cursor.spot(from) };
  }

  #parenthesised(): readonly Argument[] {
    this.#cursor.expect('(');
    const args = this.arguments(')');
    this.#cursor.expect(')');
    return args;
  }

  /** Arguments up to a closing bracket; without one those of a command, as long as commas go on. */
  arguments(close: string | undefined): readonly Argument[] {
    const args: Argument[] = [];
    while (close === undefined || !this.#cursor.is(close)) {
      args.push(this.#cursor.deeper(() => this.#argument()));
      if (!this.#cursor.takeIf(',')) break;
    }
    return args;
  }

  #argument(): Argument {
    if (this.#cursor.is('*')) {
      this.#cursor.take();
      this.#cursor.takeIf(':');
      const operand = this.#read.operand();
      return { value: { kind: 'unary', operator: '*', operand, at: operand.at } };
    }
    const first = this.#cursor.peek();
    if (first.kind === 'name' && this.#cursor.is(':', 1)) {
      this.#cursor.take();
      const name: Expression = { kind: 'string', parts: [first.text], at: this.#cursor.spot(first) };
      this.#cursor.take();
      return { name, value: this.#read.expression('inner') };
    }
    const value = this.#read.expression('inner');
    if (!this.#cursor.takeIf(':')) return { value };
    return { name: value, value: this.#read.expression('inner') };
  }

  #primary(): Expression {
    const from = this.#cursor.peek();
    if (from.kind === 'name') return this.#named(from);
    if (from.kind === 'string' || from.kind === 'head') return this.#string(from);
    if (from.kind === 'number') {
      this.#cursor.take();
      return { kind: 'constant', text: from.text, at: this.#cursor.spot(from) };
    }
    if (from.text === '{' && from.kind === 'operator') return this.#cursor.deeper(() => this.#read.closure());
    if (from.text === '[' && from.kind === 'operator') return this.#collection(from);
    if (from.text === '(' && from.kind === 'operator') return this.#inParentheses(from);
    return this.#cursor.fail('a value was expected');
  }

  #named(from: Lexeme): Expression {
    this.#cursor.take();
    const at = this.#cursor.spot(from);
    if (from.text === 'null') return { kind: 'null', at };
    if (from.text === 'true' || from.text === 'false') return { kind: 'constant', text: from.text, at };
    if (from.text === 'new' && this.#cursor.peek().kind === 'name') return this.#made(from);
    return { kind: 'name', name: from.text, at };
  }

  #made(from: Lexeme): Expression {
    let type = '';
    for (let left = typeLength(this.#cursor); left > 0; left--) type += this.#cursor.take().text;
    const args = this.#cursor.is('(') ? this.#parenthesised() : [];
    if (this.#cursor.is('[')) this.#cursor.skipBalanced();
    // The body of a class without a name.
    const anonymous = this.#cursor.is('{') && !this.#cursor.peek().afterLine;
    const body = anonymous ? this.#cursor.deeper(() => this.#read.closure()).body : [];
    return { kind: 'new', type, arguments: args, body, at: this.#cursor.spot(from) };
  }

  /** The pieces of a string and what stands between them. */
  #string(from: Lexeme): Expression {
    const parts: (string | Expression)[] = [this.#cursor.take().value];
    for (let piece = from; piece.kind === 'head' || piece.kind === 'middle'; ) {
      parts.push(piece.path ? this.#path() : this.#interpolated());
      piece = this.#cursor.peek();
      if (piece.kind !== 'middle' && piece.kind !== 'tail') this.#cursor.fail('the string should go on');
      parts.push(this.#cursor.take().value);
    }
    return {
      kind: 'string',
      parts: parts.filter(part => part !== '' || parts.length === 1),
      at: this.#cursor.spot(from),
    };
  }

  #path(): Expression {
    const from = this.#cursor.peek();
    let path: Expression = { kind: 'name', name: this.#cursor.take().text, at: this.#cursor.spot(from) };
    for (let length = 0; length < LONGEST_CHAIN && this.#cursor.is('.'); length++)
      path = this.#member(path, from);
    return path;
  }

  #interpolated(): Expression {
    const { kind } = this.#cursor.peek();
    const at = this.#cursor.spot(this.#cursor.peek());
    if (kind === 'middle' || kind === 'tail') return { kind: 'string', parts: [''], at };
    return this.#cursor.deeper(() => this.#read.expression('command'));
  }

  #collection(from: Lexeme): Expression {
    this.#cursor.take();
    if (this.#cursor.is(':') && this.#cursor.is(']', 1)) this.#cursor.take();
    const entries = this.arguments(']');
    const empty = entries.length === 0 && this.#cursor.peek(-1).text === ':';
    this.#cursor.expect(']');
    const at = this.#cursor.spot(from);
    if (empty || entries.some(({ name }) => name !== undefined)) return { kind: 'map', entries, at };
    return { kind: 'list', items: entries.map(({ value }) => value), at };
  }

  /** `(String) x` is x; else what stands in the parentheses. */
  #inParentheses(from: Lexeme): Expression {
    const length = typeLength(this.#cursor, 1);
    const isCast = length > 0 && this.#cursor.is(')', length + 1) && this.#beginsOperand(length + 2);
    this.#cursor.take();
    if (!isCast) {
      const inner = this.#cursor.deeper(() => this.#read.expression('inner'));
      if (this.#cursor.is(',')) return this.#several(inner, from);
      this.#cursor.expect(')');
      return inner;
    }
    this.#cursor.skip(length + 1);
    const operand = this.#cursor.deeper(() => this.#read.operand());
    return { kind: 'cast', operand, at: this.#cursor.spot(from) };
  }

  /** `(a, b) = pair`: a list of what is assigned. */
  #several(first: Expression, from: Lexeme): Expression {
    const items = [first];
    while (this.#cursor.takeIf(',')) items.push(this.#read.operand());
    this.#cursor.expect(')');
    return { kind: 'list', items, at: this.#cursor.spot(from) };
  }

  #beginsOperand(ahead: number): boolean {
    const { kind, text, afterLine } = this.#cursor.peek(ahead);
    if (afterLine || OPERATOR_NAMES.has(text)) return false;
    return kind === 'name' || kind === 'string' || kind === 'head' || kind === 'number';
  }
}

function isCallable({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'property';
}

function canTakeClosure({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'property' || kind === 'call' || kind === 'apply' || kind === 'index';
}
