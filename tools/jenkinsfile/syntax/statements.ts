import type { Code, Script, Statement } from './ast.ts';
import type { Blocks } from './blocks.ts';
import { ControlParser, type StatementReader } from './control.ts';
import { Cursor, type Lexeme, TooDeep, Unreadable } from './cursor.ts';
import { DeclarationParser } from './declarations.ts';
import { ExpressionParser } from './expressions.ts';

const TYPES = ['class', 'interface', 'enum', 'trait'];

/** Reads statements; what it cannot read becomes `unknown`, and it goes on behind that. */
class StatementParser {
  readonly #cursor: Cursor;
  readonly #expressions: ExpressionParser;
  readonly #declarations: DeclarationParser;
  readonly #keywords: ReadonlyMap<string, StatementReader>;
  constructor(file: string, text: string) {
    this.#cursor = new Cursor(file, text);
    this.#expressions = new ExpressionParser(this.#cursor, () => this.#closure());
    const blocks: Blocks = {
      cursor: this.#cursor,
      expressions: this.#expressions,
      statement: () => this.#statement(),
      recovered: () => this.#recovered(),
      braced: () => this.#braced(),
    };
    this.#declarations = new DeclarationParser(blocks);
    const { readers } = new ControlParser(blocks);
    const types = TYPES.map(word => [word, (from: Lexeme) => this.#declarations.class(from)] as const);
    this.#keywords = new Map([...readers, ...types]);
  }

  script(): readonly Statement[] {
    const body: Statement[] = [];
    while (this.#cursor.peek().kind !== 'end') {
      body.push(...this.#statements());
      if (this.#cursor.is('}')) body.push(this.#stray());
    }
    return body;
  }

  #stray(): Statement {
    const from = this.#cursor.take();
    return { kind: 'unknown', why: 'no `{` belongs to this `}`', at: this.#cursor.spot(from) };
  }

  /** Up to a closing brace or the end of the file. */
  #statements(): Statement[] {
    const statements: Statement[] = [];
    for (;;) {
      while (this.#cursor.takeIf(';'));
      if (this.#cursor.peek().kind === 'end' || this.#cursor.is('}')) return statements;
      statements.push(this.#recovered());
    }
  }

  #recovered(): Statement {
    const from = this.#cursor.peek();
    const before = this.#cursor.at;
    try {
      const statement = this.#cursor.deeper(() => this.#statement());
      this.#end();
      return statement;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#recover(before, error instanceof TooDeep);
      return { kind: 'unknown', why: error.message, at: this.#cursor.spot(from) };
    }
  }

  #end(): void {
    const { afterLine, kind } = this.#cursor.peek();
    if (afterLine || kind === 'end' || this.#cursor.is(';') || this.#cursor.is('}')) return;
    if (this.#cursor.peek(-1).text === '}') return;
    this.#cursor.fail('the statement should end');
  }

  /** To where a statement may begin: a new line, or a `{`, whose statements can be read again. */
  #recover(before: number, whole: boolean): void {
    if (this.#cursor.at === before && !this.#cursor.is('{')) this.#cursor.take();
    for (;;) {
      const { kind, afterLine } = this.#cursor.peek();
      if (kind === 'end' || this.#cursor.is(';') || this.#cursor.is('}')) return;
      if (this.#cursor.is('{')) {
        if (!whole) return;
        this.#cursor.skipBalanced();
      } else if (afterLine && this.#cursor.at > before) return;
      else this.#cursor.take();
    }
  }

  #statement(): Statement {
    const from = this.#cursor.peek();
    const annotated = this.#declarations.annotations();
    const keyword =
      from.kind === 'name' && !this.#cursor.is(':', 1) ? this.#keywords.get(from.text) : undefined;
    if (keyword !== undefined) {
      this.#cursor.take();
      return keyword(from);
    }
    if (this.#cursor.is('{')) return this.#block(from);
    if (from.kind === 'name' && this.#cursor.is(':', 1)) {
      this.#cursor.take();
      this.#cursor.take();
      return this.#statement();
    }
    return this.#declarations.declaration(from, annotated) ?? this.#expressionStatement(from);
  }

  #block(from: Lexeme): Statement {
    const { parameters, body } = this.#closure();
    const at = this.#cursor.spot(from);
    if (parameters === undefined) return { kind: 'block', body, at };
    return { kind: 'expression', expression: { kind: 'closure', parameters, body, at }, at };
  }

  #expressionStatement(from: Lexeme): Statement {
    const expression = this.#expressions.expression('command');
    return { kind: 'expression', expression, at: this.#cursor.spot(from) };
  }

  #closure(): Code {
    const from = this.#cursor.expect('{');
    const parameters = this.#declarations.hasArrow() ? this.#declarations.parameters('->') : undefined;
    if (parameters !== undefined) this.#cursor.expect('->');
    const body = this.#statements();
    this.#cursor.expect('}');
    return { kind: 'closure', parameters, body, at: this.#cursor.spot(from) };
  }

  #braced(): readonly Statement[] {
    this.#cursor.expect('{');
    const body = this.#statements();
    this.#cursor.expect('}');
    return body;
  }
}

/** Reads a Jenkinsfile, scripted or declarative. Never throws; linear in the length of the text. */
export function parseJenkinsfile(file: string, text: string): Script {
  return { file, text, body: new StatementParser(file, text).script() };
}
