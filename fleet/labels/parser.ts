import type { LabelExpression } from './ast.ts';
import { type Connective, Group } from './group.ts';
import { LabelLexer } from './lexer.ts';
import { LabelSyntaxError } from './syntax-error.ts';
import { expectedText, shownText, type TokenKind } from './token.ts';
import { TokenStream } from './token-stream.ts';
import { unquote } from './unquote.ts';

const PRIMARY_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>(['open', 'atom', 'string']);
const OPERAND_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>(['not', ...PRIMARY_STARTS]);

/**
 * Reads an expression as the parser that ANTLR 4 makes from Jenkins's grammar does, and stops at the same first
 * error. That parser looks one token ahead; where a token does not fit it first asks whether all would be well
 * without that token (`extraneous`), then whether a token is `missing` before it, and else calls it
 * `mismatched`. It keeps the open groups on a list, so that no depth of nesting is too deep.
 */
class LabelParser {
  readonly #tokens: TokenStream;
  readonly #outer: Group[] = [];
  #group = new Group();
  /** What a `mismatched` message lists: what could have stood where operators first failed to go on. */
  #listed: ReadonlySet<TokenKind> | undefined;

  constructor(text: string) {
    this.#tokens = new TokenStream(new LabelLexer(text));
  }

  parse(): LabelExpression {
    let operand = this.#operand();
    for (;;) {
      const connective = this.#connective();
      if (connective !== undefined) {
        this.#tokens.take();
        this.#group.connect(operand, connective);
        operand = this.#operand();
        continue;
      }
      const whole = this.#group.close(operand);
      const outer = this.#outer.at(-1);
      this.#closing(outer);
      if (outer === undefined) return whole;
      this.#tokens.take();
      this.#group = outer;
      this.#outer.pop();
      operand = outer.operand(whole);
    }
  }

  /** A label with what opens before it: `!` and parentheses. */
  #operand(): LabelExpression {
    this.#listed = undefined;
    for (;;) {
      this.#expect(OPERAND_STARTS);
      if (this.#tokens.current.kind === 'not') {
        this.#tokens.take();
        this.#group.negate();
        this.#expect(PRIMARY_STARTS);
      }
      const token = this.#tokens.take();
      if (token.kind !== 'open') {
        const name = token.kind === 'string' ? unquote(token.text) : token.text;
        return this.#group.operand({ kind: 'atom', name });
      }
      this.#outer.push(this.#group);
      this.#group = new Group();
    }
  }

  /** The operator that goes on behind an operand, or nothing when the group must end here. */
  #connective(): Connective | undefined {
    const { kind } = this.#tokens.current;
    const follow = this.#group.follow(this.#outer.length === 0 ? 'end' : 'close');
    if ((kind === 'and' || kind === 'or' || kind === 'implies' || kind === 'iff') && follow.has(kind))
      return kind;
    this.#listed ??= follow;
    return undefined;
  }

  #expect(wanted: ReadonlySet<TokenKind>): void {
    if (wanted.has(this.#tokens.current.kind)) return;
    throw wanted.has(this.#tokens.ahead().kind) ? this.#extraneous(wanted) : this.#mismatched(wanted);
  }

  /** The end of the group in hand: a closing parenthesis, or the end of the text when there is no outer group. */
  #closing(outer: Group | undefined): void {
    const { current } = this.#tokens;
    const closing = outer === undefined ? 'end' : 'close';
    if (current.kind === closing) return;
    const wanted = new Set<TokenKind>([closing]);
    if (this.#tokens.ahead().kind === closing) throw this.#extraneous(wanted);
    if (outer?.follow(this.#outer.length === 1 ? 'end' : 'close').has(current.kind))
      throw this.#missingClose();
    throw this.#mismatched(this.#listed ?? wanted);
  }

  #extraneous(wanted: ReadonlySet<TokenKind>): LabelSyntaxError {
    const { current } = this.#tokens;
    const what = `extraneous input ${shownText(current.text)} expecting ${expectedText(wanted)}`;
    return new LabelSyntaxError('extraneous', current, current.text, wanted, what);
  }

  #mismatched(wanted: ReadonlySet<TokenKind>): LabelSyntaxError {
    const { current } = this.#tokens;
    const what = `mismatched input ${shownText(current.text)} expecting ${expectedText(wanted)}`;
    return new LabelSyntaxError('mismatched', current, current.text, wanted, what);
  }

  #missingClose(): LabelSyntaxError {
    const { current } = this.#tokens;
    const what = `missing ')' at ${shownText(current.text)}`;
    return new LabelSyntaxError('missing', current, current.text, new Set<TokenKind>(['close']), what);
  }
}

/** What a text is: an expression, or the first error that Jenkins would tell. */
export type ParsedLabelExpression =
  | { readonly ok: true; readonly expression: LabelExpression }
  | { readonly ok: false; readonly error: LabelSyntaxError };

/**
 * Reads a label expression as `Label.parseExpression` of Jenkins 2.528 does, errors included. Linear in the
 * length of the text.
 */
export function parseLabelExpression(text: string): ParsedLabelExpression {
  try {
    return { ok: true, expression: new LabelParser(text).parse() };
  } catch (error) {
    if (error instanceof LabelSyntaxError) return { ok: false, error };
    throw error;
  }
}
