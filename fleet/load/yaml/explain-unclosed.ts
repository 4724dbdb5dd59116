import type { Stop, SyntaxFault } from './syntax-fault.ts';
import { contentBefore } from './text-lines.ts';

/** A quote or bracket that is never closed: the parser stops only where the next entry begins, or at the end. */
export function unclosed({ text, line, reason }: Stop): SyntaxFault | undefined {
  if (!/deficient indentation|unexpected end of/.test(reason)) return undefined;
  let above = reason.includes('of the stream') ? line : contentBefore(text, line);
  for (let count = 0; above !== undefined && count < 100; count++) {
    const opener = openerIn(above.text);
    if (opener !== undefined) return openedHere(above.start + opener.index, opener.character);
    above = contentBefore(text, above);
  }
  return undefined;
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

/** The last bracket or quote that a line opens and does not close. */
function openerIn(line: string): { readonly index: number; readonly character: string } | undefined {
  const open: { index: number; character: string }[] = [];
  for (const { index, 0: token } of line.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?<=\s)#.*|[[\]{}"']/g)) {
    if (token === ']' || token === '}') open.pop();
    else if (CLOSER[token] !== undefined && opensValue(line, index)) {
      open.push({ index, character: token });
      if (token === '"' || token === "'") break;
    }
  }
  return open.at(-1);
}

function opensValue(line: string, index: number): boolean {
  return /(?:^|[\s[{,:])$/.test(line.slice(0, index));
}
