import type { Expression, Parameter, Statement } from './ast.ts';
import type { Blocks } from './blocks.ts';
import type { Cursor, Lexeme } from './cursor.ts';
import { genericsLength, isModifier, looksLikeType, typeLength } from './types.ts';

/** A closure's parameters are not longer than this, in tokens. */
const LONGEST_PARAMETERS = 100;
const IN_PARAMETERS = new Set([',', '.', '<', '>', '?', '[', ']', '=', '...', ':', '-']);

/** Reads what gives a name to something: variables, functions, classes, parameters. */
export class DeclarationParser {
  readonly #blocks: Blocks;
  readonly #cursor: Cursor;

  constructor(blocks: Blocks) {
    this.#blocks = blocks;
    this.#cursor = blocks.cursor;
  }

  /** A declaration of variables, a function or a class; undefined when none begins here. @throws Unreadable */
  declaration(from: Lexeme, field: boolean): Statement | undefined {
    let modified = false;
    while (isModifier(this.#cursor)) {
      this.#cursor.take();
      modified = true;
    }
    if (modified && this.#cursor.is('<')) this.#cursor.skip(genericsLength(this.#cursor, 0));
    if (modified && this.#cursor.is('(')) return this.#tuple(from);
    if (modified && this.#cursor.is('class')) return this.class(this.#cursor.take());
    const length = this.#typeBefore(modified);
    if (length === 0 && !modified) return undefined;
    this.#cursor.skip(length);
    if (this.#cursor.is('(', 1) && !this.#cursor.peek(1).afterLine) return this.#function(from);
    return this.#variables(from, field);
  }

  /** The length of the type of a declaration; 0 where there is none. */
  #typeBefore(modified: boolean): number {
    const length = typeLength(this.#cursor);
    const name = this.#cursor.peek(length);
    if (length === 0 || (name.kind !== 'name' && !(modified && name.kind === 'string')) || name.afterLine)
      return 0;
    if (modified || this.#cursor.is('=', length + 1)) return length;
    if (!looksLikeType(this.#cursor, length)) return 0;
    const after = this.#cursor.peek(length + 1);
    return after.afterLine || after.kind === 'end' || [';', '}', '(', ','].includes(after.text) ? length : 0;
  }

  #variables(from: Lexeme, field: boolean): Statement {
    const variables: Parameter[] = [];
    do {
      const name = this.#cursor.take();
      if (name.kind !== 'name') this.#cursor.fail('a name was expected');
      const initial = this.#cursor.takeIf('=') ? this.#blocks.expressions.expression('command') : undefined;
      variables.push({ name: name.text, ...(initial && { initial }), at: this.#cursor.spot(name) });
    } while (this.#cursor.takeIf(','));
    return { kind: 'declare', field, variables, at: this.#cursor.spot(from) };
  }

  /** `def (a, b) = pair`. */
  #tuple(from: Lexeme): Statement {
    this.#cursor.expect('(');
    const names: Lexeme[] = [];
    while (!this.#cursor.is(')')) {
      this.#skipType();
      if (this.#cursor.peek().kind !== 'name') this.#cursor.fail('a name was expected');
      names.push(this.#cursor.take());
      this.#cursor.takeIf(',');
    }
    this.#cursor.expect(')');
    this.#cursor.expect('=');
    const object = this.#blocks.expressions.expression('command');
    const at = this.#cursor.spot(from);
    const variables = names.map(({ text }, number): Parameter => {
      const index: Expression = { kind: 'constant', text: String(number), at };
      return { name: text, initial: { kind: 'index', object, index, at }, at };
    });
    return { kind: 'declare', field: false, variables, at };
  }

  #function(from: Lexeme): Statement {
    const { text, value, kind } = this.#cursor.take();
    const parameters = this.#functionParameters();
    if (this.#cursor.takeIf('throws'))
      do this.#cursor.take();
      while (this.#cursor.takeIf(',') || this.#cursor.takeIf('.'));
    const body = this.#blocks.braced();
    const at = this.#cursor.spot(from);
    const name = kind === 'string' ? value : text;
    return { kind: 'function', name, code: { kind: 'closure', parameters, body, at }, at };
  }

  #functionParameters(): readonly Parameter[] {
    this.#cursor.expect('(');
    const parameters = this.parameters(')');
    this.#cursor.expect(')');
    return parameters;
  }

  /** The type before a name. */
  #skipType(): void {
    let length = typeLength(this.#cursor);
    if (this.#cursor.is('...', length)) length++;
    if (length > 0 && this.#cursor.peek(length).kind === 'name') this.#cursor.skip(length);
  }

  /** Parameters up to a token that ends them. @throws Unreadable */
  parameters(end: string): readonly Parameter[] {
    const parameters: Parameter[] = [];
    while (!this.#cursor.is(end)) {
      this.annotations();
      while (isModifier(this.#cursor)) this.#cursor.take();
      this.#skipType();
      const name = this.#cursor.take();
      if (name.kind !== 'name') this.#cursor.fail('a parameter was expected');
      const initial = this.#cursor.takeIf('=') ? this.#blocks.expressions.expression('inner') : undefined;
      parameters.push({ name: name.text, ...(initial && { initial }), at: this.#cursor.spot(name) });
      if (!this.#cursor.takeIf(',')) break;
    }
    return parameters;
  }

  /** `class`, `interface`, `enum`, `trait`, behind the word. @throws Unreadable */
  class(from: Lexeme): Statement {
    const name = this.#cursor.take().text;
    while (!this.#cursor.is('{') && this.#cursor.peek().kind === 'name') {
      const length = Math.max(1, typeLength(this.#cursor));
      this.#cursor.skip(length);
      this.#cursor.takeIf(',');
    }
    return { kind: 'class', name, body: this.#blocks.braced(), at: this.#cursor.spot(from) };
  }
  /** `@Field` and the like; says whether `@Field` was among them. */
  annotations(): boolean {
    let field = false;
    while (this.#cursor.takeIf('@')) {
      field ||= this.#cursor.is('Field');
      if (this.#cursor.peek().kind !== 'name') this.#cursor.fail('an annotation was expected');
      this.#cursor.take();
      while (this.#cursor.is('.') && this.#cursor.peek(1).kind === 'name') {
        this.#cursor.take();
        field ||= this.#cursor.take().text === 'Field';
      }
      if (this.#cursor.is('(')) this.#cursor.skipBalanced();
    }
    return field;
  }

  /** Whether a closure's parameters come next. */
  hasArrow(): boolean {
    for (let ahead = 0; ahead < LONGEST_PARAMETERS; ahead++) {
      const { kind, text } = this.#cursor.peek(ahead);
      if (text === '->') return true;
      if (kind === 'operator' && !IN_PARAMETERS.has(text)) return false;
      if (kind === 'end' || kind === 'error' || kind === 'head' || kind === 'tail') return false;
    }
    return false;
  }
}
