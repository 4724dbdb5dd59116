import type { TextLine } from './text-lines.ts';

/** What is wrong with the YAML, at the place where a person has to mend it. */
export interface SyntaxFault {
  readonly offset: number;
  readonly rule: string;
  readonly message: string;
  readonly got?: string;
  readonly fix?: string;
  /** Where the value begins that cannot be read because of it, when that is in a line above. */
  readonly from?: number;
}

/** Where the parser stopped and what it said. */
export interface Stop {
  readonly text: string;
  readonly offset: number;
  readonly reason: string;
  readonly line: TextLine;
  /** The part of the line before the offset. */
  readonly before: string;
  /** The character at the offset. */
  readonly at: string;
}
