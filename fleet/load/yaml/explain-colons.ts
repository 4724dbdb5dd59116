import { shortened } from '../written.ts';
import type { Stop, SyntaxFault } from './syntax-fault.ts';
import type { TextLine } from './text-lines.ts';

/** Colons where YAML takes them for something else than the writer did. */
export function colons({ at, before, line, reason }: Stop): SyntaxFault | undefined {
  if (reason.includes('whitespace character is expected after')) return spaceAfterColon(line, before.length);
  const value = /^\s*(?:- )*[^:]*:\s+(\S.*)$/.exec(line.text)?.[1];
  if (at !== ':' || value === undefined || !/:\s/.test(before)) return undefined;
  return {
    offset: line.start + line.text.lastIndexOf(value),
    rule: 'yaml-colon',
    message: 'a value that holds a colon and a space stands in quotes; a map in one line stands in braces',
    got: shortened(value),
    fix: 'put the value in quotes or braces',
  };
}

/** A key without a space behind its colon, in a line that has another colon. */
export function gluedKey({ line, before }: Stop): SyntaxFault | undefined {
  const key = /^\s*(?:- )*[\w-]+:(?=\S)/.exec(line.text)?.[0];
  return key !== undefined && before.length > key.length && /:\s/.test(line.text)
    ? spaceAfterColon(line, key.length)
    : undefined;
}

function spaceAfterColon(line: TextLine, column: number): SyntaxFault {
  return {
    offset: line.start + column,
    rule: 'yaml-colon',
    message: 'a space follows the colon of a key',
    got: shortened(line.text),
    fix: 'write `key: value`',
  };
}

/** A list that begins behind its key: `labels: - CPU`. */
export function listInLine({ line, before }: Stop): SyntaxFault | undefined {
  const [upTo] = /^\s*(?:- )*[^:]*:\s+(?=[-?,](?:\s|$))/.exec(line.text) ?? [];
  if (upTo === undefined || before.length < upTo.length) return undefined;
  return {
    offset: line.start + upTo.length,
    rule: 'yaml-list',
    message: 'a list in the line of its key stands in brackets',
    got: shortened(line.text),
    fix: 'write `key: [value]`, or begin each item with `- ` in a line of its own',
  };
}
