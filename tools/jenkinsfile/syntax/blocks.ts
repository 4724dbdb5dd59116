import type { Statement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import type { ExpressionParser } from './expressions.ts';

/** What those who read a kind of statement need of the others. */
export interface Blocks {
  readonly cursor: Cursor;
  readonly expressions: ExpressionParser;
  /** One statement. @throws Unreadable */
  readonly statement: () => Statement;
  /** One statement, or `unknown`. */
  readonly recovered: () => Statement;
  /** The statements between braces. @throws Unreadable */
  readonly braced: () => readonly Statement[];
}
