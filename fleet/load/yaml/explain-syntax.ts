import { shortened } from '../written.ts';
import { colons, gluedKey, listInLine } from './explain-colons.ts';
import { unclosed } from './explain-unclosed.ts';
import type { Stop, SyntaxFault } from './syntax-fault.ts';
import { byReason } from './syntax-sayings.ts';
import { contentBefore, indentOf, lineAround } from './text-lines.ts';

/**
 * Turns the parser's complaint into the mistake that a person most likely made. The parser stops at the first
 * character that cannot go on, often a line after the mistake.
 */
export function explainSyntax(text: string, offset: number, reason: string): SyntaxFault {
  const line = lineAround(text, offset);
  const before = text.slice(line.start, offset);
  const stop = { text, offset, reason, line, before, at: text[offset] ?? '' };
  for (const explanation of [
    tab,
    unclosed,
    reserved,
    colons,
    byReason,
    listInLine,
    gluedKey,
    unopened,
    reservedKey,
    keyWithoutColon,
    indentation,
  ]) {
    const fault = explanation(stop);
    if (fault !== undefined) return fault;
  }
  return {
    offset,
    rule: 'yaml-syntax',
    message: `the file is not YAML here: ${reason}`,
    got: shortened(line.text),
    fix: 'look for a missing quote, bracket, colon or blank in this line and the one above',
  };
}

function tab({ line, before, reason }: Stop): SyntaxFault | undefined {
  const leading = /^ *\t/.exec(line.text)?.[0].length;
  const among = reason === 'deficient indentation' ? before.lastIndexOf('\t') + 1 : 0;
  const column = leading ?? among;
  if (column === 0) return undefined;
  return {
    offset: line.start + column - 1,
    rule: 'yaml-tab',
    message: 'lines are indented, and values separated, with spaces',
    got: 'a tab',
    fix: 'replace each tab by spaces, in this line and all others',
  };
}

function reserved({ at, before, offset, reason }: Stop): SyntaxFault | undefined {
  if (/name of an (?:alias|anchor) node/.test(reason)) return reservedAt(offset - 1, before.at(-1) ?? '');
  // A `%` in the first column begins a directive instead.
  const begins = /(?:^|[:\-?,[{])\s*$/.test(before) && !(at === '%' && before === '');
  return begins && /[@`%]/.test(at) ? reservedAt(offset, at) : undefined;
}

/** `*`, `&` or `!` before a key: what follows them is taken for a name. */
function reservedKey({ line }: Stop): SyntaxFault | undefined {
  const indent = indentOf(line);
  const first = line.text[indent] ?? '';
  return /[*&!]/.test(first) ? reservedAt(line.start + indent, first) : undefined;
}

function reservedAt(offset: number, sign: string): SyntaxFault {
  return {
    offset,
    rule: 'yaml-reserved',
    message: 'a key or value that begins with one of @ ` % * & ! stands in quotes',
    got: sign,
    fix: 'put it in quotes',
  };
}

function unopened({ at, before, offset }: Stop): SyntaxFault | undefined {
  if (at === ']' || at === '}')
    return {
      offset,
      rule: 'yaml-unopened',
      message: 'every closing bracket or brace has one that opens',
      got: at,
      fix: 'remove it, or put the value in quotes',
    };
  if (at === '' || at === ':' || !/["'\]}]\s*$/.test(before)) return undefined;
  return {
    offset,
    rule: 'yaml-after-value',
    message:
      'nothing but a comment (a space and `#`) follows a value that ends with a quote, bracket or brace',
    got: at,
    fix: 'put the whole value between the quotes, or remove what follows',
  };
}

function keyWithoutColon(stop: Stop): SyntaxFault | undefined {
  const { text, line } = stop;
  const above = contentBefore(text, line);
  const bare = [line, above].find(candidate => candidate !== undefined && hasNoColon(candidate.text));
  if (bare === undefined) return undefined;
  const got = shortened(bare.text);
  const key = /^([\w-]+)(?::(?! )| )(\S.*)$/.exec(got);
  return {
    offset: bare.start + indentOf(bare),
    rule: 'yaml-key',
    message: 'every line of a map is `key: value`, with a space after the colon',
    got,
    fix: key === null ? `write \`${got}:\`, or remove the line` : `write \`${key[1]}: ${key[2]}\``,
  };
}

function hasNoColon(line: string): boolean {
  const content = line.replace(/(?:^|\s)#.*$/, '').trim();
  return (
    content !== '' && !/:(?:\s|$)/.test(content) && !/^(?:-(?:\s|$)|---|\.\.\.|[[{\]}"'|>?])/.test(content)
  );
}

function indentation({ text, line, offset, before, at }: Stop): SyntaxFault | undefined {
  // A key below `key: value` is read as more of that value, so the parser stops only at its colon.
  const continues = at === ':' && !/:\s/.test(before);
  const above = contentBefore(text, line);
  if ((before.trim() !== '' && !continues) || above === undefined) return undefined;
  const [got, other] = [indentOf(line) + 1, indentOf(above) + 1];
  return {
    offset: continues ? line.start + got - 1 : offset,
    rule: 'yaml-indent',
    message:
      'the keys of one map, or the dashes of one list, stand in one column; a key with a value has no keys below',
    got: `column ${got}`,
    fix:
      got === other
        ? 'do not mix keys and dashes in one column'
        : `begin in the column of a line above, such as ${other}`,
  };
}
