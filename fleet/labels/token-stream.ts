import type { LabelLexer } from './lexer.ts';
import type { Token } from './token.ts';

/**
 * One token, and a look at the one behind it when it is asked for. Jenkins reads no further either, which
 * decides whether an unreadable character or a misplaced token is told.
 */
export class TokenStream {
  readonly #lexer: LabelLexer;
  #current: Token;
  #ahead: Token | undefined;

  /** @throws LabelSyntaxError where no token begins, as every method here */
  constructor(lexer: LabelLexer) {
    this.#lexer = lexer;
    this.#current = lexer.next();
  }

  get current(): Token {
    return this.#current;
  }

  /** The token behind the current one. */
  ahead(): Token {
    this.#ahead ??= this.#lexer.next();
    return this.#ahead;
  }

  /** Goes on to the next token and hands back the one it leaves. */
  take(): Token {
    const taken = this.#current;
    this.#current = this.ahead();
    this.#ahead = undefined;
    return taken;
  }
}
