import type { Arm, Expression, Statement } from './ast.ts';
import type { Blocks } from './blocks.ts';
import type { Cursor, Lexeme } from './cursor.ts';
import { isModifier, typeLength } from './types.ts';

/** Reads the rest of a statement whose first word was taken. @throws Unreadable */
export type StatementReader = (from: Lexeme) => Statement;

/** Reads the statements that begin with a word of the language, such as `if` and `return`. */
export class ControlParser {
  readonly #blocks: Blocks;
  readonly #cursor: Cursor;
  /** By the word with which the statement begins. */
  readonly readers: ReadonlyMap<string, StatementReader> = new Map<string, StatementReader>([
    ['if', from => this.#if(from)],
    ['switch', from => this.#switch(from)],
    ['for', from => this.#for(from)],
    ['while', from => this.#while(from)],
    ['do', from => this.#do(from)],
    ['try', from => this.#try(from)],
    ['return', from => this.#return(from)],
    ['throw', from => this.#leave(from, 'throw')],
    ['break', from => this.#leave(from, 'break')],
    ['continue', from => this.#leave(from, 'continue')],
    ['assert', from => this.#assert(from)],
    ['import', from => this.#import(from)],
    ['package', from => this.#import(from)],
  ]);

  constructor(blocks: Blocks) {
    this.#blocks = blocks;
    this.#cursor = blocks.cursor;
  }

  #condition(): Expression {
    this.#cursor.expect('(');
    const test = this.#blocks.expressions.expression('inner');
    this.#cursor.expect(')');
    return test;
  }

  #if(from: Lexeme): Statement {
    const arms: Arm[] = [{ tests: [this.#condition()], body: this.#body() }];
    let otherwise: readonly Statement[] = [];
    for (;;) {
      if (this.#cursor.is(';') && this.#cursor.is('else', 1)) this.#cursor.take();
      if (!this.#cursor.takeIf('else')) break;
      if (!this.#cursor.takeIf('if')) {
        otherwise = this.#body();
        break;
      }
      arms.push({ tests: [this.#condition()], body: this.#body() });
    }
    return { kind: 'if', arms, otherwise, at: this.#cursor.spot(from) };
  }

  #switch(from: Lexeme): Statement {
    const subject = this.#condition();
    this.#cursor.expect('{');
    const arms: Arm[] = [];
    while (!this.#cursor.is('}')) arms.push(this.#case());
    this.#cursor.expect('}');
    return { kind: 'switch', subject, arms, at: this.#cursor.spot(from) };
  }

  #case(): Arm {
    const tests: Expression[] = [];
    if (!this.#cursor.takeIf('default')) {
      this.#cursor.expect('case');
      tests.push(this.#blocks.expressions.expression('inner'));
    }
    this.#cursor.expect(':');
    const body: Statement[] = [];
    for (;;) {
      while (this.#cursor.takeIf(';'));
      const ends = this.#cursor.is('case') || this.#cursor.is('default') || this.#cursor.is('}');
      if (ends || this.#cursor.peek().kind === 'end') return { tests, body };
      body.push(this.#blocks.recovered());
    }
  }

  #for(from: Lexeme): Statement {
    this.#cursor.expect('(');
    while (isModifier(this.#cursor)) this.#cursor.take();
    const length = typeLength(this.#cursor);
    const isNamed = (ahead: number) =>
      this.#cursor.peek(ahead).kind === 'name' &&
      (this.#cursor.is('in', ahead + 1) || this.#cursor.is(':', ahead + 1));
    const typed = length > 0 && isNamed(length);
    if (!typed && !isNamed(0)) return this.#classicFor(from);
    if (typed) this.#cursor.skip(length);
    const variable = this.#cursor.take();
    const parameters = [{ name: variable.text, at: this.#cursor.spot(variable) }];
    this.#cursor.take();
    const iterable = this.#blocks.expressions.expression('inner');
    this.#cursor.expect(')');
    const body = this.#body();
    const at = this.#cursor.spot(from);
    return { kind: 'for', iterable, code: { kind: 'closure', parameters, body, at }, at };
  }

  #classicFor(from: Lexeme): Statement {
    const before = this.#cursor.is(';') ? [] : [this.#blocks.statement()];
    this.#cursor.expect(';');
    const test = this.#cursor.is(';') ? undefined : this.#blocks.expressions.expression('inner');
    this.#cursor.expect(';');
    const after = this.#cursor.is(')') ? [] : [this.#blocks.statement()];
    this.#cursor.expect(')');
    const body = [...this.#body(), ...after];
    return { kind: 'while', before, test, body, at: this.#cursor.spot(from) };
  }

  #while(from: Lexeme): Statement {
    const test = this.#condition();
    const body = this.#body();
    return { kind: 'while', before: [], test, body, at: this.#cursor.spot(from) };
  }

  #do(from: Lexeme): Statement {
    const body = this.#body();
    this.#cursor.expect('while');
    const test = this.#condition();
    return { kind: 'while', before: [], test, body, at: this.#cursor.spot(from) };
  }

  #try(from: Lexeme): Statement {
    if (this.#cursor.is('(')) this.#cursor.skipBalanced();
    const body = this.#blocks.braced();
    const catches: (readonly Statement[])[] = [];
    while (this.#cursor.takeIf('catch')) {
      if (this.#cursor.is('(')) this.#cursor.skipBalanced();
      catches.push(this.#blocks.braced());
    }
    const last = this.#cursor.takeIf('finally') ? this.#blocks.braced() : [];
    return { kind: 'try', body, catches, last, at: this.#cursor.spot(from) };
  }

  #return(from: Lexeme): Statement {
    const value = this.#endsHere() ? undefined : this.#blocks.expressions.expression('command');
    return { kind: 'return', value, at: this.#cursor.spot(from) };
  }

  #leave(from: Lexeme, how: 'throw' | 'break' | 'continue'): Statement {
    const value = this.#endsHere() ? undefined : this.#blocks.expressions.expression('command');
    return { kind: 'leave', how, value, at: this.#cursor.spot(from) };
  }

  #endsHere(): boolean {
    const { kind, afterLine, text } = this.#cursor.peek();
    return afterLine || kind === 'end' || (kind === 'operator' && (text === ';' || text === '}'));
  }

  #assert(from: Lexeme): Statement {
    const expression = this.#blocks.expressions.expression('inner');
    if (this.#cursor.takeIf(':') || this.#cursor.takeIf(',')) this.#blocks.expressions.expression('inner');
    return { kind: 'expression', expression, at: this.#cursor.spot(from) };
  }

  #import(from: Lexeme): Statement {
    while (!this.#endsHere()) this.#cursor.take();
    return { kind: 'block', body: [], at: this.#cursor.spot(from) };
  }

  /** The body of an `if` or a loop: braces, or one statement. */
  #body(): readonly Statement[] {
    if (this.#cursor.is('{')) return this.#cursor.deeper(() => this.#blocks.braced());
    if (this.#cursor.takeIf(';')) return [];
    return [this.#cursor.deeper(() => this.#blocks.statement())];
  }
}
