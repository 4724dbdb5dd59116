import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** GitHub's own limit of a comment. */
const LONGEST_BODY = 65_536;

/** Lines deeper in quotes and lists than these nobody writes; the parser takes the square of the depth. */
const DEEPEST = 20;
const WIDEST_MARGIN = 250;
const MOST_MARKERS = 6_000;

/** Of these the parser takes the square, too, of those that close as of those that open: under a second for as many. */
const MOST_BRACKETS = 3_000;
const MOST_UNDERLINES = 400;

const MARGIN = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))[ \t]*)*/;
const MARKER = /[>*+]|-|\d+[.)]/g;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;

/** Emphasis says nothing about what is code or quoted, and much of it takes the square of its length. */
const UNREAD = { disable: { null: ['attention', 'strikethrough'] } };

/**
 * The tree that GitHub would make of a comment; undefined: it is too long or too tangled to be read in reasonable time.
 *
 * @param emphasis whether emphasis is in it; without it `*a*` stays text
 */
export function markdownTree(body: string, emphasis = false): Root | undefined {
  if (isTooMuch(body)) return undefined;
  const extensions = emphasis ? [gfm()] : [gfm(), UNREAD];
  return fromMarkdown(body, { extensions, mdastExtensions: [gfmFromMarkdown()] });
}

function isTooMuch(body: string): boolean {
  if (body.length > LONGEST_BODY) return true;
  if (['[', ']'].some(bracket => countOf(body, bracket) > MOST_BRACKETS)) return true;
  const lines = body.split(/\r\n|\n|\r/);
  return lines.filter(line => UNDERLINE.test(line)).length > MOST_UNDERLINES || isTooDeep(lines);
}

function countOf(body: string, character: string): number {
  let count = 0;
  for (let at = body.indexOf(character); at >= 0; at = body.indexOf(character, at + 1)) count++;
  return count;
}

function isTooDeep(lines: readonly string[]): boolean {
  let all = 0;
  for (const line of lines) {
    const margin = MARGIN.exec(line)?.[0] ?? '';
    const markers = margin.match(MARKER)?.length ?? 0;
    all += markers;
    if (markers > DEEPEST || all > MOST_MARKERS || (markers > 0 && margin.length > WIDEST_MARGIN))
      return true;
  }
  return false;
}
