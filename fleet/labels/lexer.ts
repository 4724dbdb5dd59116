import { LabelSyntaxError } from './syntax-error.ts';
import { END_TEXT, shownText, type Token, type TokenKind, type TokenPlace } from './token.ts';

const OPERATORS: readonly (readonly [string, TokenKind])[] = [
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not'],
  ['->', 'implies'],
  ['<->', 'iff'],
  ['(', 'open'],
  [')', 'close'],
];
const BLANKS = ' \t';
const ENDS_ATOM = '&|!<>()"\'';
const ESCAPABLE = 'btnfr"\'\\';

/** One code point, or a lone surrogate. Empty behind the end. */
function characterAt(text: string, index: number): string {
  const point = text.codePointAt(index);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** Where an atom that begins here ends. Line ends are part of an atom, and so is a dash unless it begins `->`. */
function atomEnd(text: string, start: number): number {
  let index = start;
  for (; index < text.length; index++) {
    const unit = text.charAt(index);
    if (BLANKS.includes(unit) || ENDS_ATOM.includes(unit)) break;
    if (unit === '-' && text[index + 1] === '>') break;
  }
  return index;
}

/** Where a string ends that begins at a double quote, or where it stops being one. */
function stringEnd(text: string, start: number): { readonly index: number; readonly whole: boolean } {
  let index = start + 1;
  for (; index < text.length; index++) {
    const unit = text.charAt(index);
    if (unit === '"') return { index: index + 1, whole: true };
    if (unit === '\r' || unit === '\n') break;
    if (unit === '\\') {
      index++;
      if (index >= text.length || !ESCAPABLE.includes(text.charAt(index))) break;
    }
  }
  return { index, whole: false };
}

/** Where a piece that is no token stops making sense: at the first character that no operator goes on with. */
function operatorEnd(text: string, start: number): number {
  let index = start;
  while (index < text.length && OPERATORS.some(([sign]) => sign.startsWith(text.slice(start, index + 1))))
    index++;
  return index;
}

/** Cuts an expression into tokens, one at a time: an error further on must not come before one that stands earlier. */
export class LabelLexer {
  readonly #text: string;
  #index = 0;
  #line = 1;
  #column = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * The next token; behind the last one `end`, again and again.
   * @throws LabelSyntaxError where no token begins
   */
  next(): Token {
    while (this.#index < this.#text.length && BLANKS.includes(this.#text.charAt(this.#index))) {
      this.#index++;
      this.#column++;
    }
    if (this.#index >= this.#text.length) return { kind: 'end', text: END_TEXT, ...this.#place() };
    const sign = OPERATORS.find(([text]) => this.#text.startsWith(text, this.#index));
    if (sign !== undefined) return this.#take(sign[1], this.#index + sign[0].length);
    if (this.#text[this.#index] === '"') return this.#string();
    const end = atomEnd(this.#text, this.#index);
    if (end > this.#index) return this.#take('atom', end);
    throw this.#unreadable(operatorEnd(this.#text, this.#index));
  }

  #string(): Token {
    const end = stringEnd(this.#text, this.#index);
    if (!end.whole) throw this.#unreadable(end.index);
    return this.#take('string', end.index);
  }

  #place(): TokenPlace {
    return { line: this.#line, column: this.#column };
  }

  #take(kind: TokenKind, end: number): Token {
    const text = this.#text.slice(this.#index, end);
    const token = { kind, text, ...this.#place() };
    for (const character of text) {
      this.#line += character === '\n' ? 1 : 0;
      this.#column = character === '\n' ? 0 : this.#column + 1;
    }
    this.#index = end;
    return token;
  }

  /** ANTLR shows the characters from the token's start to the one that broke it, that one included. */
  #unreadable(broken: number): LabelSyntaxError {
    const found = this.#text.slice(this.#index, broken) + characterAt(this.#text, broken);
    return new LabelSyntaxError(
      'unreadable',
      this.#place(),
      found,
      new Set(),
      `token recognition error at: ${shownText(found)}`,
    );
  }
}
