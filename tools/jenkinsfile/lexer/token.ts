/** What a piece of a Groovy text is. `head`, `middle` and `tail` are the pieces of a string around what it interpolates. */
export type TokenKind =
  | 'name'
  | 'number'
  | 'string'
  | 'head'
  | 'middle'
  | 'tail'
  | 'operator'
  | 'blank'
  | 'newline'
  | 'comment'
  | 'error';

/** A piece of a Groovy text; the texts of all tokens, one after another, are the whole text again. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  /** Counts from 1. */
  readonly line: number;
  /** In UTF-16 units, counts from 1. */
  readonly column: number;
  /** Of a string or a piece of one what it stands for, without quotes and escapes; of an error what is wrong. */
  readonly value: string;
  /** Of a `head` or a `middle`: whether `$name.name` follows, and not `${…}`. */
  readonly path: boolean;
}
