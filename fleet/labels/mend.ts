import type { LabelSyntaxError } from './syntax-error.ts';
import { END_TEXT } from './token.ts';

const SAYINGS_OF_UNREADABLE: readonly (readonly [start: string, saying: string])[] = [
  ['&', 'write `&&` for "and"'],
  ['|', 'write `||` for "or"'],
  ["'", 'write double quotes round a label, not single ones'],
  ['<', 'the only operator that begins with `<` is `<->`'],
  ['>', 'the only operators with `>` are `->` and `<->`, without blanks inside'],
  [
    '"',
    'a quoted label ends with `"` on the same line; inside, a backslash stands before one of `b t n f r " \' \\`',
  ],
];

/** What to write instead, for a person who does not know Jenkins's grammar by heart. */
export function mend(error: LabelSyntaxError): string {
  if (error.fault === 'unreadable') return unreadable(error.found);
  if (error.expected.has('atom')) return labelWanted(error.found);
  if (error.found === '->') return '`a->b->c` has no meaning: put one of the two `->` into parentheses';
  if (error.found === END_TEXT) return 'close each `(` with a `)`';
  if (error.found === ')') return 'take the `)` away: no `(` belongs to it';
  return 'put an operator between two labels, such as `&&`; a label with blanks stands in double quotes';
}

function unreadable(found: string): string {
  const saying = SAYINGS_OF_UNREADABLE.find(([start]) => found.startsWith(start))?.[1];
  return saying ?? 'put the label into double quotes';
}

/** Where a label, or what begins an operand, should have stood. */
function labelWanted(found: string): string {
  if (found === '!') return '`!!a` is no expression: write `!(!a)`, or leave both `!` away';
  if (found === END_TEXT) return 'write a label here';
  return `put a label before \`${found}\``;
}
