/**
 * The kinds of token, each with the name by which Jenkins's messages call it. The order is that of Jenkins's
 * lexer, which is also the order in which a message lists what it expected.
 */
const NAMES = {
  end: '<EOF>',
  and: "'&&'",
  or: "'||'",
  not: "'!'",
  implies: "'->'",
  iff: "'<->'",
  open: "'('",
  close: "')'",
  atom: 'ATOM',
  string: 'STRINGLITERAL',
} as const;

/** What a token is; `end` stands behind the last one. */
export type TokenKind = keyof typeof NAMES;

/** A place in an expression: lines count from 1, columns from 0 in code points, as ANTLR counts. */
export interface TokenPlace {
  readonly line: number;
  readonly column: number;
}

/** A piece of an expression, with its text as written (`<EOF>` for the end). */
export interface Token extends TokenPlace {
  readonly kind: TokenKind;
  readonly text: string;
}

/** The text of the token behind the last one. */
export const END_TEXT = NAMES.end;

/** How a message lists what it expected: `ATOM`, or `{'(', ATOM}` for more than one. */
export function expectedText(expected: ReadonlySet<TokenKind>): string {
  const names = Object.entries(NAMES).flatMap(([kind, name]) => (hasKind(expected, kind) ? [name] : []));
  return names.length === 1 ? names.join() : `{${names.join(', ')}}`;
}

function hasKind(kinds: ReadonlySet<string>, kind: string): boolean {
  return kinds.has(kind);
}

/** How a message shows a piece of the expression: line ends and tabs as escapes, the rest as it is. */
export function shownText(text: string): string {
  return `'${text.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}'`;
}
