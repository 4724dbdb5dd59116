import type { Stop, SyntaxFault } from './syntax-fault.ts';
import { byReason } from './syntax-sayings.ts';
import { contentBefore, indentOf } from './text-lines.ts';

/** How many lines a value may have before nobody looks for its beginning any more. */
const FAR = 200;

/** A quote or bracket that is never closed: the parser stops only where the next entry begins, or at the end. */
export function unclosed(stop: Stop): SyntaxFault | undefined {
  const { text, line, reason } = stop;
  const ends = /deficient indentation|unexpected end of/.test(reason);
  if (!ends && !reason.includes('missed comma')) return undefined;
  let above = reason.includes('of the stream') ? line : contentBefore(text, line);
  let closedBelow = 0;
  for (let count = 0; above !== undefined && count < FAR; count++) {
    const { open, closed } = bracketsOf(above.text);
    const opener = open.at(-1 - closedBelow);
    if (opener !== undefined) {
      const offset = above.start + opener.index;
      // A comma can be missing between lines; an entry that is no deeper than the bracket's line is not inside.
      const inside = ends ? closedTooFarLeft(stop) : indentOf(line) > indentOf(above) && byReason(stop);
      return inside ? { ...inside, from: offset } : openedHere(offset, opener.character);
    }
    closedBelow += closed - open.length;
    above = contentBefore(text, above);
  }
  return undefined;
}

function closedTooFarLeft({ at, offset }: Stop): SyntaxFault | undefined {
  if (at !== ']' && at !== '}') return undefined;
  return {
    offset,
    rule: 'yaml-indent',
    message: 'a bracket that closes in a line of its own stands deeper than the key whose value it closes',
    got: at,
    fix: 'put two spaces before it',
  };
}

const CLOSER: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" };

function openedHere(offset: number, opener: string): SyntaxFault {
  return {
    offset,
    rule: 'yaml-unclosed',
    message: 'what a quote or bracket opens is closed again',
    got: `${opener} without ${CLOSER[opener]}`,
    fix: `add \`${CLOSER[opener]}\` where the value ends`,
  };
}

interface Opener {
  readonly index: number;
  readonly character: string;
}

/** The brackets and quotes that a line opens and does not close, and how many it closes and does not open. */
function bracketsOf(line: string): { readonly open: readonly Opener[]; readonly closed: number } {
  const open: Opener[] = [];
  let closed = 0;
  for (const { index, 0: token } of line.matchAll(
    /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?<=^|\s)#.*|[[\]{}"']/g,
  )) {
    if (token === ']' || token === '}') {
      if (open.pop() === undefined) closed++;
    } else if (CLOSER[token] !== undefined && opensValue(line, index)) {
      open.push({ index, character: token });
      if (token === '"' || token === "'") break;
    }
  }
  return { open, closed };
}

function opensValue(line: string, index: number): boolean {
  return /(?:^|[\s[{,:])$/.test(line.slice(0, index));
}
