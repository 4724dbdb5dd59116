import type { Problem } from '../../problem.ts';
import { LIMITS, type TextLimits } from '../limits.ts';
import type { LineTable } from './line-table.ts';

/**
 * Control characters, byte order marks, halves of surrogate pairs, U+FFFD (what bytes become that are no
 * UTF-8), and characters that reorder the text for the reader (CVE-2021-42574).
 */
const UNWANTED = /[[\p{Cc}\p{Cs}\p{Bidi_Control}\ufeff\ufffd-\uffff]--[\t\n\r\x85]]/gv;

/** Each value stands behind one of these, so their number bounds the number of values before parsing. */
const STRUCTURE = /[\n\r,:?[{-]/g;

/** The problem of a text that is too much to parse, found without parsing it. */
export function tooMuch(text: string, lines: LineTable, { size, nodes }: TextLimits): Problem | undefined {
  const got = text.length > size ? `${text.length} characters` : structure(text, nodes);
  if (got === undefined) return undefined;
  return {
    severity: 'error',
    rule: 'yaml-size',
    path: [],
    place: lines.placeAt(0),
    message: `the file has at most ${size} characters and ${nodes} values and lines`,
    got,
    fix: 'split it into several files',
  };
}

function structure(text: string, nodes: number): string | undefined {
  // A short text cannot have too many: the common case costs nothing.
  if (text.length <= nodes) return undefined;
  if ((text.match(STRUCTURE)?.length ?? 0) > nodes)
    return `more than ${nodes} lines, commas, colons and brackets`;
  return undefined;
}

/** One problem for each character that has no business in a text file, as many as are told at once. */
export function unwantedCharacters(text: string, lines: LineTable): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { index, 0: character } of text.matchAll(UNWANTED)) {
    if (problems.push(unwantedCharacter(character, index, lines)) >= LIMITS.problems) break;
  }
  return problems;
}

/** Whether a text, such as one made by escapes, holds an unwanted character. */
export function hasUnwanted(text: string): boolean {
  return text.search(UNWANTED) >= 0;
}

/** The text with every unwanted character replaced by a harmless one, so that the rest can be checked. */
export function withoutUnwanted(text: string): string {
  return text.replace(UNWANTED, (character, index) =>
    character === '\ufeff' && index === 0 ? character : '?',
  );
}

function unwantedCharacter(character: string, index: number, lines: LineTable): Problem {
  const code = character.charCodeAt(0);
  return {
    severity: 'error',
    rule: 'yaml-character',
    path: [],
    place: lines.placeAt(index),
    message: 'the file is UTF-8 text without byte order mark, control or reordering characters',
    got: `u+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    fix:
      code === 0xfeff || code === 0xfffd || code === 0
        ? 'save the file as UTF-8 without BOM'
        : 'remove the character',
  };
}
