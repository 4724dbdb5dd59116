import { type Delimiter, DOLLAR_SLASHY, escapeAt, QUOTED, SLASHY } from './delimiter.ts';
import { operatorAt } from './operators.ts';
import type { Token, TokenKind } from './token.ts';

/** Deeper strings in strings than this are an error token; nobody writes them. */
const DEEPEST = 50;

const NAME = /[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$]*/uy;
const PATH_NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}_]*/uy;
const NUMBER =
  /0[xX][0-9a-fA-F_]+[gGlLiI]?|0[bB][01_]+[gGlLiI]?|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[gGlLiIdDfF]?/y;
/** A backslash before a line end makes the two no line end. */
const BLANK = /(?:[^\S\r\n]|\\(?:\r\n?|\n))+/y;
const NEWLINE = /\r\n?|\n/y;
const LINE_COMMENT = /\/\/[^\r\n]*/y;
const SHEBANG = /#![^\r\n]*/y;
const REST_OF_LINE = /[^\r\n]*/y;

/** What the lexer is inside of: the braces of `${…}` in a string, or the names of `$name.name`. */
interface Interpolation {
  readonly string: Delimiter;
  readonly path: boolean;
  /** Braces that were opened inside. */
  braces: number;
}

function isLineEnd(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '\n' || character === '\r';
}

/** Whether a `/` without a backslash before it comes before the end of the line. */
function closesOnLine(text: string, from: number): boolean {
  for (let at = from; at < text.length && !isLineEnd(text, at); at++) {
    if (text.charAt(at) === '/') return true;
    if (text.charAt(at) === '\\') at++;
  }
  return false;
}

/** Cuts a Groovy text into tokens, in linear time. Never throws: what it cannot read is an error token. */
class GroovyLexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #inside: Interpolation[] = [];
  #at = 0;
  #line = 1;
  #lineStart = 0;
  /** The last token that is neither blank nor comment: it decides whether `/` divides. */
  #last: Token | undefined;
  /** Up to here no `/` closes a string; a second look would make a hostile line quadratic. */
  #noSlash = 0;
  #noDollarSlash = false;

  constructor(text: string) {
    this.#text = text;
  }

  tokens(): readonly Token[] {
    while (this.#at < this.#text.length) this.#next();
    return this.#tokens;
  }

  #next(): void {
    const inside = this.#inside.at(-1);
    if (inside?.path) this.#nextOfPath(inside);
    else if (!this.#unseen() && !this.#stringStart() && !this.#word()) this.#operator(inside);
  }

  /** `$name.name`: names with dots between them and nothing else. */
  #nextOfPath({ string }: Interpolation): void {
    const last = this.#tokens.at(-1);
    if (last?.kind === 'name') {
      if (this.#text.charAt(this.#at) === '.' && this.#match(PATH_NAME, this.#at + 1) !== undefined) {
        this.#push('operator', '.');
        return;
      }
      this.#inside.pop();
      this.#string(string, 0, false);
      return;
    }
    this.#push('name', this.#match(PATH_NAME) ?? '');
  }

  #unseen(): boolean {
    const blank = this.#match(BLANK);
    if (blank !== undefined) return this.#pushed('blank', blank);
    const newline = this.#match(NEWLINE);
    if (newline !== undefined) return this.#pushed('newline', newline);
    const comment = this.#match(LINE_COMMENT) ?? (this.#at === 0 ? this.#match(SHEBANG) : undefined);
    if (comment !== undefined) return this.#pushed('comment', comment);
    return this.#text.startsWith('/*', this.#at) && this.#blockComment();
  }

  #blockComment(): boolean {
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) return this.#pushed('error', this.#text.slice(this.#at), 'a comment that is not closed');
    return this.#pushed('comment', this.#text.slice(this.#at, end + 2));
  }

  #stringStart(): boolean {
    const delimiter = QUOTED.find(({ open }) => this.#text.startsWith(open, this.#at)) ?? this.#slashyStart();
    if (delimiter === undefined) return false;
    this.#string(delimiter, delimiter.open.length, true);
    return true;
  }

  #slashyStart(): Delimiter | undefined {
    if (this.#text.startsWith('$/', this.#at) && !this.#noDollarSlash) {
      this.#noDollarSlash = !this.#text.includes('/$', this.#at + 2);
      return this.#noDollarSlash ? undefined : DOLLAR_SLASHY;
    }
    if (this.#text.charAt(this.#at) !== '/' || this.#at < this.#noSlash || this.#divides()) return undefined;
    if (closesOnLine(this.#text, this.#at + 1)) return SLASHY;
    this.#noSlash = this.#at + (this.#match(REST_OF_LINE) ?? '').length;
    return undefined;
  }

  /** Behind an operand `/` divides. */
  #divides(): boolean {
    const { kind, text } = this.#last ?? { kind: 'newline', text: '' };
    if (kind === 'operator') return text === ')' || text === ']' || text === '}';
    return (
      kind === 'number' || kind === 'string' || kind === 'tail' || (kind === 'name' && text !== 'return')
    );
  }

  #word(): boolean {
    const number = this.#match(NUMBER);
    if (number !== undefined) return this.#pushed('number', number);
    const name = this.#match(NAME);
    return name !== undefined && this.#pushed('name', name);
  }

  #operator(inside: Interpolation | undefined): void {
    const operator = operatorAt(this.#text, this.#at);
    if (operator === undefined) {
      const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
      this.#push('error', character, 'a character that begins nothing in Groovy');
      return;
    }
    if (inside !== undefined && operator === '}' && inside.braces === 0) {
      this.#inside.pop();
      this.#string(inside.string, 1, false);
      return;
    }
    if (inside !== undefined && operator === '{') inside.braces++;
    if (inside !== undefined && operator === '}') inside.braces--;
    this.#push('operator', operator);
  }

  /**
   * The text of a string from here to its end or to the next interpolation.
   * @param skip how many characters of a quote or a brace stand before it
   * @param fresh whether the string begins here, and does not go on behind an interpolation
   */
  #string(delimiter: Delimiter, skip: number, fresh: boolean): void {
    const start = this.#at;
    let value = '';
    let at = start + skip;
    while (!this.#stringEnds(delimiter, at)) {
      const escaped = escapeAt(this.#text, at, delimiter);
      value += escaped?.value ?? this.#text.charAt(at);
      at += escaped?.length ?? 1;
    }
    if (this.#text.startsWith(delimiter.close, at)) {
      this.#push(fresh ? 'string' : 'tail', this.#text.slice(start, at + delimiter.close.length), value);
    } else if (this.#interpolates(delimiter, at)) {
      this.#interpolation(delimiter, at, fresh ? 'head' : 'middle', value);
    } else {
      // Where the string ends at once, the line end is what is left of it, whole.
      const end = at > start ? at : start + (this.#match(NEWLINE, start)?.length ?? 1);
      this.#push('error', this.#text.slice(start, end), 'a string that is not closed');
    }
  }

  #stringEnds(delimiter: Delimiter, at: number): boolean {
    if (at >= this.#text.length || (delimiter.oneLine && isLineEnd(this.#text, at))) return true;
    if (escapeAt(this.#text, at, delimiter) !== undefined) return false;
    return this.#text.startsWith(delimiter.close, at) || this.#interpolates(delimiter, at);
  }

  #interpolates({ interpolates }: Delimiter, at: number): boolean {
    if (!interpolates || this.#text.charAt(at) !== '$') return false;
    return this.#text.charAt(at + 1) === '{' || this.#match(PATH_NAME, at + 1) !== undefined;
  }

  #interpolation(string: Delimiter, at: number, kind: 'head' | 'middle', value: string): void {
    const start = this.#at;
    if (this.#inside.length >= DEEPEST) {
      this.#push('error', this.#text.slice(start, at + 1), 'strings nested too deep');
      return;
    }
    const path = this.#text.charAt(at + 1) !== '{';
    this.#push(kind, this.#text.slice(start, at + (path ? 1 : 2)), value, path);
    this.#inside.push({ string, path, braces: 0 });
  }

  #match(pattern: RegExp, at = this.#at): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.[0];
  }

  #pushed(kind: TokenKind, text: string, value = ''): true {
    this.#push(kind, text, value);
    return true;
  }

  #push(kind: TokenKind, text: string, value = '', path = false): void {
    const token = {
      kind,
      text,
      offset: this.#at,
      line: this.#line,
      column: this.#at - this.#lineStart + 1,
      value,
      path,
    };
    this.#tokens.push(token);
    if (kind !== 'blank' && kind !== 'comment') this.#last = token;
    for (const newline of text.matchAll(/\r\n?|\n/g)) {
      this.#line++;
      this.#lineStart = this.#at + newline.index + newline[0].length;
    }
    this.#at += text.length;
  }
}

/** The tokens of a Groovy text: names, numbers, strings in pieces, operators, blanks, line ends, comments, errors. */
export function tokensOf(text: string): readonly Token[] {
  return new GroovyLexer(text).tokens();
}
