import { tokensOf } from '../lexer/lexer.ts';
import type { Token } from '../lexer/token.ts';
import type { Spot } from './ast.ts';

/** A token that a parser looks at: blanks, comments and line ends are gone, and a flag tells where a line ended. */
export interface Lexeme extends Omit<Token, 'kind'> {
  readonly kind: Exclude<Token['kind'], 'blank' | 'newline' | 'comment'> | 'end';
  /** A line end stands before it, outside parentheses and brackets: a statement may end there. */
  readonly afterLine: boolean;
}

/** A statement that cannot be read; the parser goes on behind it. */
export class Unreadable extends Error {}

/** What is nested so deep that reading on could exhaust the stack. */
export class TooDeep extends Unreadable {}

/** In expressions and blocks. A hundred are more than a person or a generator nests. */
const DEEPEST = 200;

const CLOSES: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** The brackets that are open, with `$` for the braces of an interpolation. */
function follow(open: string[], { kind, text, path }: Token): void {
  if (kind === 'head' && !path) open.push('$');
  if ((kind === 'tail' && text.startsWith('}')) || (kind === 'middle' && text.startsWith('}')))
    closeTo(open, '$');
  if (kind === 'middle' && !path) open.push('$');
  if (kind !== 'operator') return;
  if (text === '(' || text === '[' || text === '{') open.push(text);
  const opener = CLOSES.get(text);
  if (opener !== undefined) closeTo(open, opener);
}

function closeTo(open: string[], opener: string): void {
  const index = open.lastIndexOf(opener);
  if (index >= 0) open.splice(index);
}

function lexemesOf(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  const open: string[] = [];
  let afterLine = true;
  let last: Token | undefined;
  for (const token of tokensOf(text)) {
    last = token;
    const { kind } = token;
    if (kind === 'newline' || (kind === 'comment' && /[\r\n]/.test(token.text)))
      afterLine ||= open.length === 0 || open.at(-1) === '{';
    if (kind === 'blank' || kind === 'newline' || kind === 'comment') continue;
    lexemes.push({ ...token, kind, afterLine });
    afterLine = false;
    follow(open, token);
  }
  const { line = 1, column = 1, offset = 0 } = last ?? {};
  lexemes.push({
    kind: 'end',
    text: '',
    value: '',
    path: false,
    offset: offset + (last?.text.length ?? 0),
    line,
    column,
    afterLine: true,
  });
  return lexemes;
}

/** Goes through the tokens of a file. */
export class Cursor {
  readonly #lexemes: readonly Lexeme[];
  readonly #file: string;
  #at = 0;
  #depth = 0;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#lexemes = lexemesOf(text);
  }

  get at(): number {
    return this.#at;
  }

  /** The token at hand, or one behind it; the last one is `end`. */
  peek(ahead = 0): Lexeme {
    const lexeme = this.#lexemes[Math.min(this.#at + ahead, this.#lexemes.length - 1)];
    if (lexeme === undefined) throw new RangeError('a cursor is never before its tokens');
    return lexeme;
  }

  take(): Lexeme {
    const lexeme = this.peek();
    if (lexeme.kind !== 'end') this.#at++;
    return lexeme;
  }

  /** Whether the token is this operator, or for a word this name. */
  is(text: string, ahead = 0): boolean {
    const lexeme = this.peek(ahead);
    return lexeme.text === text && (lexeme.kind === 'operator' || lexeme.kind === 'name');
  }

  skip(count: number): void {
    for (let left = count; left > 0; left--) this.take();
  }

  takeIf(text: string): boolean {
    const found = this.is(text);
    if (found) this.take();
    return found;
  }

  expect(text: string): Lexeme {
    if (!this.is(text)) this.fail(`\`${text}\` was expected`);
    return this.take();
  }

  /** @throws Unreadable always */
  fail(why: string): never {
    const { kind, text, value } = this.peek();
    if (kind === 'error') throw new Unreadable(value);
    const shown = text.length > 30 ? `${text.slice(0, 30)}…` : text;
    throw new Unreadable(kind === 'end' ? `${why}, and the file ends` : `${why} before \`${shown}\``);
  }

  /** Reads something nested. @throws Unreadable when it is nested too deep: Jenkins's own parser would give up too */
  deeper<T>(read: () => T): T {
    if (this.#depth >= DEEPEST) throw new TooDeep('it is nested too deep');
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  /** From a token to the one that was taken last. */
  spot(from: Lexeme): Spot {
    const last = this.#lexemes[Math.max(0, this.#at - 1)] ?? from;
    const end = Math.max(last.offset + last.text.length, from.offset + from.text.length);
    return { file: this.#file, line: from.line, column: from.column, start: from.offset, end };
  }

  /** Goes behind the bracket that closes the one at hand. */
  skipBalanced(): void {
    let depth = 0;
    do {
      const { kind, text } = this.take();
      if (kind === 'end') return;
      if (kind === 'operator' && (text === '(' || text === '[' || text === '{')) depth++;
      if (kind === 'operator' && CLOSES.has(text)) depth--;
    } while (depth > 0);
  }
}
