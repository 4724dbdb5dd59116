import { LabelLexer } from './lexer.ts';
import { LabelSyntaxError } from './syntax-error.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

/** Blanks and characters without a shape: an atom may hold some, but nobody sees them. */
const UNSEEN = /[\s\p{C}]/u;

/** Whether a label can stand in an expression without quotes. */
export function isLabelAtom(text: string): boolean {
  try {
    const token = new LabelLexer(text).next();
    return token.kind === 'atom' && token.text === text;
  } catch (error) {
    if (error instanceof LabelSyntaxError) return false;
    throw error;
  }
}

/**
 * A label in the double quotes of an expression, with escapes. Every label can be written so, the empty one too:
 * none is out of an expression's reach.
 */
export function quoteLabel(label: string): string {
  return `"${label.replace(/[\b\t\n\f\r"\\]/g, character => ESCAPES.get(character) ?? character)}"`;
}

/** A label as an expression should name it: quoted where it must be, or where a reader could not see what it is. */
export function labelText(label: string): string {
  return isLabelAtom(label) && !UNSEEN.test(label) ? label : quoteLabel(label);
}
