import type { TokenKind, TokenPlace } from './token.ts';

/**
 * What is wrong at the place: a character that begins no token, a token too many, a token of the wrong kind,
 * or a closing parenthesis that is not there.
 */
export type SyntaxFault = 'unreadable' | 'extraneous' | 'mismatched' | 'missing';

/** The first error in a label expression, in the words of Jenkins 2.528 (ANTLR 4.13). */
export class LabelSyntaxError extends Error {
  /** Counts from 1; only a line feed ends a line. */
  readonly line: number;
  /** Counts from 0, in code points. */
  readonly column: number;
  readonly fault: SyntaxFault;
  /** The text that the error is about, as it was written; `<EOF>` at the end of the expression. */
  readonly found: string;
  /** The kinds of token of which one should have stood here; empty for an unreadable character. */
  readonly expected: ReadonlySet<TokenKind>;

  /** @param what the message behind the place, such as `missing ')' at '<EOF>'` */
  constructor(
    fault: SyntaxFault,
    place: TokenPlace,
    found: string,
    expected: ReadonlySet<TokenKind>,
    what: string,
  ) {
    super(`line ${place.line}:${place.column}: ${what}`);
    this.name = 'ANTLRException';
    this.line = place.line;
    this.column = place.column;
    this.fault = fault;
    this.found = found;
    this.expected = expected;
  }
}
